"""What happens to the commands when they are killed, or the system fails them."""
