"""`make attack`: what a service stands while somebody holds it up, beside another checkout of it."""
