"""Reading running text: its sentences, words, dates, language, and what is no part of it."""
