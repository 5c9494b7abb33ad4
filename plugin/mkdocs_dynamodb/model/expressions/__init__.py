"""DynamoDB's expression grammar: tokens, trees, and writing requests in it."""
