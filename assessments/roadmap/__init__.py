"""What to do next: candidates in an order that can be checked by hand, the steps that are planned, files of them."""
