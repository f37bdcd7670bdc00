"""What an editor of translations knows, without a screen: places of the cursor, undo, completion. Pure; no Textual."""
