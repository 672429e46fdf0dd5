"""What is known of a firm across agencies: what it was asked, what it got, who heard it."""
