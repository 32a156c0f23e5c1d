"""What some words say: numbers, dates, counted people, groups and incidents."""
