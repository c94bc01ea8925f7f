"""What the page Maturity is made of."""
