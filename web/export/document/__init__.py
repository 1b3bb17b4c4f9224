"""What a document is made of, whatever its format."""
