"""Writers of files: plain functions that know no Flask."""
