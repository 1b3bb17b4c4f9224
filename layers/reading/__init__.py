"""How what people bring is read: one set of rules for the service and the browser."""
