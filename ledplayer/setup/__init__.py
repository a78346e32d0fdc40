"""`ledplayer setup`: asks an installer what a board's file must say, and writes it.

1. What an option says is not asked, and what can be found out is the answer that Enter gives.
2. Every answer is judged by the reader of boards' files, in its own sentences, before the next question.
3. The file is written whole or not at all, and the one before it is kept beside it.
"""
