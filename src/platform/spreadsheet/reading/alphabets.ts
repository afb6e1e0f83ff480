/**
 * Letters beyond ASCII of the languages of the Union, by the code page older programs write them in. Each line is one
 * language, or several that share their letters.
 */
export const lettersBeyondAscii: Readonly<Record<string, readonly string[]>> = {
  'Windows-1252': [
    'äöüß',
    'éèêëàâçîïôùûüœ',
    'áéíóúñü¿¡ºª',
    'àèéìòù',
    'áâãàçéêíóôõúºª',
    'ëéèïöüó',
    'æøåé',
    'åäöé',
    'äöõüšž',
    'áéíóúáà',
  ],
  'Windows-1250': ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'čšž', 'čćđšž', 'ăâîşţ'],
  'Windows-1253': ['αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ'],
  'Windows-1257': ['āčēģīķļņšūž', 'ąčęėįšųūž', 'äöõüšž'],
  'Windows-1251': ['абвгдежзийклмнопрстуфхцчшщъьюя'],
};
