"""What people answer: questionnaires, their answers and what follows from them."""
