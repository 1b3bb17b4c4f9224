"""A document on paper: HWPX, DOCX, PDF, and as a workbook."""
