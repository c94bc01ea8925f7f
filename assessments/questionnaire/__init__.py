"""What is asked: questionnaires as files, read, put together and checked."""
