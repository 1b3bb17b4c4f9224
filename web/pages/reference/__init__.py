"""What one looks up: layers, documents, gaps, the course of policy, codes of files, words."""
