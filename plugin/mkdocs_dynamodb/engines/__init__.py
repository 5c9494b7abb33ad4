"""Engines that answer requests: moto, DynamoDB Local, and whatever listens at an address."""
