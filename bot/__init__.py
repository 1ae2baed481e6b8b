"""OnRecord: answers questions about stated positions with the exact words on record.

Floors; imports only ever point down:

5  cli, __main__         composition
4  chat, terminal, preview   faces
3  desk, memory, ledger, present   what the application does
2  knowledge, semantic   the only places that know YAML and files; that know an encoder of sentences
1  core                  pure: model, text, answering, verifying
0  errors, problems, settings   words everyone shares
"""

__version__ = "0.1.0"
