"""What the rows of an own layer are read from: texts, workbooks, GIS files, tables of PostGIS; columns and cells."""
