"""What a document says as a whole: the names that it gives its own instruments, and what it decides."""
