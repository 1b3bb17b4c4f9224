"""Changes and deadlines as pages and feeds tell them."""
