"""Third stage: words become what they mean, or a doubt. Nothing is guessed silently."""
