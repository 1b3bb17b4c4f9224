"""Documents as they come (HWPX, HWP, PDF, DOCX, HTML, text) read into paragraphs and tables; knows no fact."""
