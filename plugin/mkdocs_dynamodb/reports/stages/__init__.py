"""Gates between the stages of a design, and their checklists."""
