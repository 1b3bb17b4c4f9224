"""Everything in one package: tables, geometry, codebook, citation, licences."""
