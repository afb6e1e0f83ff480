/** Names and abbreviations of the months in the languages of the Union, without accents, as `fold` writes them. */
const names: readonly string[] = [
  'januar janner january jan janvier janv enero ene gennaio gen janeiro januari styczen stycznia leden ledna januara januarja sijecanj sijecnja ianuarie ian януари jaanuar janvaris sausio tammikuuta ιανουαριου ιαν',
  'februar february feb fevrier fev febrero febbraio fevereiro februari luty lutego unor unora februara februarja veljaca veljace februarie февруари veebruar februaris vasario helmikuuta φεβρουαριου',
  'marz maerz march mrz mar mars marzo mar marco maart marzec marca brezen brezna marec ozujak ozujka martie март marts kovo maaliskuuta μαρτιου marcius',
  'april apr avril avr abril aprile abr april kwiecien kwietnia duben dubna aprila travanj travnja aprilie април aprill aprilis balandzio huhtikuuta απριλιου',
  'mai may mayo maggio mag maio mei maj maja kveten kvetna maj svibanj svibnja май maijs geguzes toukokuuta μαιου majus',
  'juni june jun juin junio giugno giu junho juni czerwiec czerwca cerven cervna juna junija lipanj lipnja iunie юни juuni junijs birzelio kesakuuta ιουνιου junius',
  'juli july jul juillet juil julio luglio lug julho juli lipiec lipca cervenec cervence jula julija srpanj srpnja iulie юли juuli julijs liepos heinakuuta ιουλιου julius',
  'august aug aout agosto ago agosto augustus sierpien sierpnia srpen srpna augusta avgusta kolovoz kolovoza август augusts rugpjucio elokuuta αυγουστου augusztus',
  'september sept sep septembre septiembre settembre set setembro wrzesien wrzesnia zari septembra rujan rujna septembrie септември septembris rugsejo syyskuuta σεπτεμβριου szeptember',
  'oktober october okt oct octobre octubre ottobre ott outubro out pazdziernik pazdziernika rijen rijna oktobra listopad octombrie октомври oktoobris oktobris spalio lokakuuta οκτωβριου',
  'november nov novembre noviembre novembro listopad listopada listopad studeni studenoga noiembrie ноември novembris lapkricio marraskuuta νοεμβριου novembra',
  'dezember december dez dec decembre diciembre dic dicembre dezembro grudzien grudnia prosinec prosince decembra prosinac prosinca decembrie декември detsember decembris gruodzio joulukuuta δεκεμβριου',
];

const numbers = new Map<string, number>();
for (const [index, line] of names.entries())
  for (const name of line.split(' ')) numbers.set(name, numbers.get(name) ?? index + 1);

/** 1 to 12, or null when a word is no month; give it as `fold` writes it. */
export const monthNumber = (folded: string): number | null => numbers.get(folded) ?? null;
