// Helps while a form is filled in; every step also works by its buttons alone.
