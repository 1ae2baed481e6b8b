"""Countries and their peoples, as far as a word of a question can name one that stands nowhere on record."""

from bot.core.text import words

COUNTRIES = frozenset(
    words(
        "afghanistan afghan albania albanian algeria algerian angola argentina argentine armenia armenian australia "
        "australian austria austrian azerbaijan azerbaijani bahrain bahraini bangladesh bangladeshi belarus "
        "belarusian belgium belgian bolivia bolivian bosnia bosnian brazil brazilian britain british bulgaria "
        "bulgarian cambodia cambodian cameroon canada canadian chile chilean china chinese colombia colombian congo "
        "croatia croatian cuba cuban cyprus cypriot czech czechia denmark danish dane ecuador egypt egyptian england "
        "eritrea estonia estonian ethiopia ethiopian europe european finland finnish france french german germany "
        "ghana greece greek guatemala haiti haitian honduras hungary hungarian iceland icelandic india indian "
        "indonesia indonesian iran iranian iraq iraqi ireland irish israel israeli italy italian jamaica japan "
        "japanese jordanian kazakhstan kazakh kenya kenyan kosovo kuwait kuwaiti kyrgyzstan laos latvia latvian "
        "lebanon lebanese liberia libya libyan lithuania lithuanian luxembourg macedonia malaysia malaysian mali malta "
        "mexico mexican moldova mongolia montenegro morocco moroccan mozambique myanmar burma nepal netherlands dutch "
        "nicaragua niger nigeria nigerian norway norwegian oman omani pakistan pakistani palestine palestinian "
        "palestinians panama paraguay peru peruvian philippines filipino poland polish portugal portuguese qatar "
        "qatari romania romanian russia russian russians rwanda saudi saudis scotland scottish senegal serbia serbian "
        "singapore slovakia slovak slovenia slovenian somalia somali spain spanish sudan sudanese sweden swedish "
        "switzerland swiss syria syrian taiwan taiwanese tajikistan tanzania thailand thai tibet tunisia tunisian "
        "turkmenistan turkish uganda ukraine ukrainian ukrainians emirates emirati uae uk usa uruguay uzbekistan "
        "venezuela venezuelan vietnam vietnamese wales welsh yemen yemeni zambia zimbabwe"
    )
)
"""Words in search form, in English, of those that mean nothing else."""
