"""An encoder of sentences as the engine's second opinion (extra `semantic`): the only home of numpy."""
