"""What a right click on a message offers: Check quote, Find on record. The answer is for the person alone."""

from functools import partial

import discord
from discord import app_commands

from bot.chat.answering import looked_for
from bot.chat.beside import beside
from bot.chat.host import Asking
from bot.chat.pressing import shareable
from bot.chat.sending import respond
from bot.chat.talk import question_in
from bot.core.claims import Claimed, quoted_parts
from bot.core.text import words

_CLAIMS = 3  # quotations of one message that are checked; an interaction takes five further messages


@app_commands.context_menu(name="Check quote")
async def check_quote(interaction: Asking, message: discord.Message) -> None:
    """Compare what a message quotes with the words on record."""
    show = interaction.client.presenter(interaction.guild_id)
    claims = [one for one in quoted_parts(message.content) if words(one.text)][:_CLAIMS]
    if not claims and words(question_in(message.content)):
        claims = [Claimed(question_in(message.content))]
    if len(claims) > 1:
        await respond(interaction, show.line("verify.many", count=len(claims)), private=True)
    for claim in claims:
        who = show.desk.find_speaker(claim.speaker) if claim.speaker else ()
        speaker = who[0].id if len(who) == 1 else None
        verdict = await beside(partial(show.desk.verify, claim.text, speaker=speaker))
        await respond(interaction, show.verdict(verdict), private=True)
    if not claims:
        await respond(interaction, show.line("verify.empty"), private=True)


@app_commands.context_menu(name="Find on record")
async def find_on_record(interaction: Asking, message: discord.Message) -> None:
    """Look for what a message asks or says."""
    show = interaction.client.presenter(interaction.guild_id)
    text = question_in(message.content)
    card = show.line("verify.empty")
    if words(text):
        card = await beside(lambda: show.outcome(looked_for(show.desk, text), text))
    await respond(interaction, shareable(card, show), private=True)


COMMANDS = (check_quote, find_on_record)
