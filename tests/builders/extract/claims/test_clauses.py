"""One sentence per line: the sentence, and its clauses as "first | second", borrowed words before " … "."""

import pytest

from claimpack.builders.extract.claims.clauses import Clause, find_clauses, subject_of
from claimpack.builders.languages import load
from claimpack.builders.text.document import Sentence
from claimpack.builders.text.tokens import tokenize

PACK = load("de")


def sentence(text: str) -> Sentence:
    return Sentence(0, len(text), "body", 0, tokenize(text, 0, len(text)))


def words(text: str, first: int, last: int) -> str:
    tokens = tokenize(text, 0, len(text))
    return text[tokens[first].start_char : tokens[last - 1].end_char].strip(" .,;:-")


def shown(text: str, clause: Clause) -> str:
    return " … ".join(words(text, *piece) for piece in (*clause.shared, (clause.first, clause.last)))


SENTENCES = [
    ("Würde er, wie geplant, gewählt, bekäme er Geld.", "Würde er, wie geplant, gewählt, bekäme er Geld"),
    ("Eins ist klar: Kommt der Regen, so steigt der Fluss.", "Eins ist klar | Kommt der Regen, so steigt der Fluss"),
    ("Berücksichtigt man das Wetter, liegt Rom vorn.", "Berücksichtigt man das Wetter, liegt Rom vorn"),
    (
        "Sollte der Test gelingen, also der Nachweis erbracht sein, plant man den Bau.",
        "Sollte der Test gelingen, also der Nachweis erbracht sein, plant man den Bau",
    ),
    ("Es sollen zehn Höfe, das sind fast alle, verkauft sein.", "Es sollen zehn Höfe, das sind fast alle, verkauft sein"),
    ("Die Stadt hat das Haus, es steht leer, verkauft.", "Die Stadt hat das Haus, es steht leer, verkauft"),
    ("Er wollte heim, sie blieb stehen.", "Er wollte heim | sie blieb stehen"),
    ("Seit Mai halten Bauern – so heißt es – den Platz besetzt.", "Seit Mai halten Bauern – so heißt es – den Platz besetzt"),
    ("das Haus, das leer stand, verkauft sei", "das Haus, das leer stand, verkauft sei"),
    ("der Streik, der am Montag begann, bis Freitag dauern werde", "der Streik, der am Montag begann, bis Freitag dauern werde"),
    (
        "Über die Insassen der weiteren, bei dem Unfall beschädigten Wagen ist nichts bekannt.",
        "Über die Insassen der weiteren, bei dem Unfall beschädigten Wagen ist nichts bekannt",
    ),
    (
        "Im Mai flohen die müden und mit alten Gewehren bewaffneten Soldaten endgültig.",
        "Im Mai flohen die müden und mit alten Gewehren bewaffneten Soldaten endgültig",
    ),
    ("Einige in Bonn protestierten und in Kiel streikten Arbeiter.", "Einige in Bonn protestierten | in Kiel streikten Arbeiter"),
    ("die Stadt keinen Schutz bieten kann und daher leer ist", "die Stadt keinen Schutz bieten kann | die Stadt … daher leer ist"),
    ("er bewaffnet sei und seine Familie festhalte", "er bewaffnet sei | seine Familie festhalte"),
    ("er bewaffnet sei und seine Familie in der Gewalt habe", "er bewaffnet sei | er … seine Familie in der Gewalt habe"),
    ("die Priester mutiger seien und an die Ränder gingen", "die Priester mutiger seien | die Priester … an die Ränder gingen"),
    ("Zwar sank die Zahl der Fälle, doch starben mehr Menschen.", "Zwar sank die Zahl der Fälle | starben mehr Menschen"),
    ("Der Minister kam, doch blieb nicht.", "Der Minister kam | Der Minister … blieb nicht"),
    ("Aber wenn er kommt, gehen wir.", "Aber wenn er kommt, gehen wir"),
    ("Doch als die Polizei kam, flohen die Täter.", "Doch als die Polizei kam, flohen die Täter"),
    ("Und wer schweigt, verliert.", "Und wer schweigt, verliert"),
    ("Und er kam und blieb.", "Und er kam | er … blieb"),
    ("Eins ist klar: Wenn der Rat tagt, ruht die Arbeit.", "Eins ist klar | Wenn der Rat tagt, ruht die Arbeit"),
    ("Eins ist klar: Die Arbeit ist getan, der Lohn wird gezahlt.", "Eins ist klar | Die Arbeit ist getan | der Lohn wird gezahlt"),
    ("Der Umsatz stieg stärker als erwartet.", "Der Umsatz stieg stärker als erwartet"),
    ("Der Verkauf in Asien, Europa und Afrika begann wie geplant.", "Der Verkauf in Asien, Europa und Afrika begann wie geplant"),
    ("Der Rat tagt am 16. und 17. Juni in Bonn.", "Der Rat tagt am 16. und 17. Juni in Bonn"),
    ("Es starben 20 und 30 wurden verletzt.", "Es starben 20 | 30 wurden verletzt"),
    (
        "Die Männer waren Teil einer Bande und haben Autos gestohlen, Ware verkauft und das Geld versteckt.",
        "Die Männer waren Teil einer Bande | Die Männer … haben Autos gestohlen | Die Männer … haben … Ware verkauft"
        " | Die Männer … haben … das Geld versteckt",
    ),
    (
        "Müller leitet ein Institut, das Berichte, Studien und Prognosen zur Wirtschaft anbietet.",
        "Müller leitet ein Institut, das Berichte, Studien und Prognosen zur Wirtschaft anbietet",
    ),
    (
        "Das Boot hielt Kurs, bis es um 8 Uhr, 40 Kilometer vor der Küste, gestoppt wurde.",
        "Das Boot hielt Kurs, bis es um 8 Uhr, 40 Kilometer vor der Küste, gestoppt wurde",
    ),
    (
        "Sie fand einen Anwalt, der auch den Chef der Bank, Karl Huber, im Prozess vertreten hatte.",
        "Sie fand einen Anwalt, der auch den Chef der Bank, Karl Huber, im Prozess vertreten hatte",
    ),
    (
        "Die Flüge bleiben ausgesetzt, bis die Ursache gefunden und behoben ist.",
        "Die Flüge bleiben ausgesetzt, bis die Ursache gefunden und behoben ist",
    ),
    ("Drei wurden getötet, weitere werden vermisst.", "Drei wurden getötet | weitere werden vermisst"),
    ("„Gar nicht schlecht!“ riefen die Bürger und gingen heim.", "„Gar nicht schlecht!“ riefen die Bürger | die Bürger … gingen heim"),
    ("Die Firma – sie baut Züge – wurde verkauft.", "Die Firma – sie baut Züge – wurde verkauft"),
    ("Die Firma - das weiß der Rat - wurde verkauft.", "Die Firma - das weiß der Rat - wurde verkauft"),
    ("Am Montag – es regnete stark – brach der Damm.", "Am Montag – es regnete stark – brach der Damm"),
    ("Die Firma – sie baut Züge, die alt sind – wurde verkauft.", "Die Firma – sie baut Züge, die alt sind – wurde verkauft"),
    ("Er ist – das ist bekannt – nach Wien gereist.", "Er ist – das ist bekannt – nach Wien gereist"),
    ("Der Damm brach – es regnete stark – am Montag.", "Der Damm brach – es regnete stark – am Montag"),
    ("Der Damm brach, und die Polizei – sie war bereit – half.", "Der Damm brach | die Polizei – sie war bereit – half"),
    (
        "Das Haus – es war leer – wurde verkauft und das Dach geflickt.",
        "Das Haus – es war leer – wurde verkauft | wurde … das Dach geflickt",
    ),
    ("Der Damm brach – der Rat räumte das Dorf – und viele flohen.", "Der Damm brach | der Rat räumte das Dorf | viele flohen"),
    ("Der Minister trat zurück.", "Der Minister trat zurück"),
    ("Am Montag trat der Minister zurück.", "Am Montag trat der Minister zurück"),
    (
        "Die Feuerwehr löschte den Brand, und die Polizei sperrte die Straße.",
        "Die Feuerwehr löschte den Brand | die Polizei sperrte die Straße",
    ),
    ("Die Feuerwehr löschte den Brand und sperrte die Straße.", "Die Feuerwehr löschte den Brand | Die Feuerwehr … sperrte die Straße"),
    ("Der Fluss stieg, die Deiche hielten.", "Der Fluss stieg | die Deiche hielten"),
    (
        "Der Sturm deckte Dächer ab, knickte Bäume um und beschädigte Autos.",
        "Der Sturm deckte Dächer ab | Der Sturm … knickte Bäume um | Der Sturm … beschädigte Autos",
    ),
    (
        "Das Gericht sprach den Mann frei, doch der Staatsanwalt legte Berufung ein.",
        "Das Gericht sprach den Mann frei | der Staatsanwalt legte Berufung ein",
    ),
    ("Das Parlament stimmte zu, aber der Präsident legte sein Veto ein.", "Das Parlament stimmte zu | der Präsident legte sein Veto ein"),
    ("Die Bahn fuhr nicht, denn die Lokführer streikten.", "Die Bahn fuhr nicht | die Lokführer streikten"),
    ("Die Stadt baut keine Straßen, sondern saniert Brücken.", "Die Stadt baut keine Straßen | Die Stadt … saniert Brücken"),
    ("Der Zug entgleiste; niemand wurde verletzt.", "Der Zug entgleiste | niemand wurde verletzt"),
    ("Die Lage ist ernst: In drei Dörfern fiel der Strom aus.", "Die Lage ist ernst | In drei Dörfern fiel der Strom aus"),
    ("In der Nacht brannte eine Scheune nieder, zwei Kühe verendeten.", "In der Nacht brannte eine Scheune nieder | zwei Kühe verendeten"),
    (
        "Der Bürgermeister, der seit 2010 regiert, kündigte seinen Abschied an.",
        "Der Bürgermeister, der seit 2010 regiert, kündigte seinen Abschied an",
    ),
    (
        "Die Brücke, die über den Fluss führt und 1962 gebaut wurde, wird abgerissen.",
        "Die Brücke, die über den Fluss führt und 1962 gebaut wurde, wird abgerissen",
    ),
    ("Das Haus, in dem die Familie lebte, stürzte ein.", "Das Haus, in dem die Familie lebte, stürzte ein"),
    ("Die Firma, deren Chef verhaftet wurde, meldete Konkurs an.", "Die Firma, deren Chef verhaftet wurde, meldete Konkurs an"),
    ("Wer zu spät kommt, zahlt eine Gebühr.", "Wer zu spät kommt, zahlt eine Gebühr"),
    ("Wenn es regnet, fällt das Fest aus.", "Wenn es regnet, fällt das Fest aus"),
    ("Weil der Strom ausfiel, standen die Züge still.", "Weil der Strom ausfiel, standen die Züge still"),
    ("Als die Polizei eintraf, waren die Täter geflohen.", "Als die Polizei eintraf, waren die Täter geflohen"),
    (
        "Obwohl der Arzt warnte, spielte der Stürmer weiter und schoss zwei Tore.",
        "Obwohl der Arzt warnte, spielte der Stürmer weiter | der Stürmer … schoss zwei Tore",
    ),
    (
        "Nachdem die Wahllokale geschlossen hatten, begann die Auszählung.",
        "Nachdem die Wahllokale geschlossen hatten, begann die Auszählung",
    ),
    (
        "Sollte der Damm brechen, müssten tausend Menschen ihre Häuser verlassen.",
        "Sollte der Damm brechen, müssten tausend Menschen ihre Häuser verlassen",
    ),
    ("Steigt der Preis, sinkt die Nachfrage.", "Steigt der Preis, sinkt die Nachfrage"),
    (
        "Die Schule bleibt geschlossen, weil die Heizung ausgefallen ist und Lehrer fehlen.",
        "Die Schule bleibt geschlossen, weil die Heizung ausgefallen ist und Lehrer fehlen",
    ),
    (
        "Der Verein teilte mit, dass der Trainer geht und ein Nachfolger gesucht wird.",
        "Der Verein teilte mit, dass der Trainer geht und ein Nachfolger gesucht wird",
    ),
    ("Die Behörde prüft, ob das Wasser belastet ist.", "Die Behörde prüft, ob das Wasser belastet ist"),
    ("Unklar blieb, wer den Alarm ausgelöst hatte.", "Unklar blieb, wer den Alarm ausgelöst hatte"),
    (
        "Die Regierung plant, die Steuern zu senken und Schulden abzubauen.",
        "Die Regierung plant, die Steuern zu senken und Schulden abzubauen",
    ),
    ("Um Kosten zu sparen, schließt die Bank zwölf Filialen.", "Um Kosten zu sparen, schließt die Bank zwölf Filialen"),
    (
        "Ohne zu zögern, sprang der Mann ins Wasser und rettete das Kind.",
        "Ohne zu zögern, sprang der Mann ins Wasser | der Mann … rettete das Kind",
    ),
    (
        "Der Konzern entlässt 300 Mitarbeiter, statt neue Märkte zu suchen.",
        "Der Konzern entlässt 300 Mitarbeiter, statt neue Märkte zu suchen",
    ),
    ("Drei Menschen wurden getötet, zwölf verletzt.", "Drei Menschen wurden getötet | wurden … zwölf verletzt"),
    ("Die Schule wurde geräumt und die Straße gesperrt.", "Die Schule wurde geräumt | wurde … die Straße gesperrt"),
    (
        "Der Verdächtige wurde festgenommen und nach Berlin gebracht.",
        "Der Verdächtige wurde festgenommen | Der Verdächtige wurde … nach Berlin gebracht",
    ),
    (
        "Der Verdächtige wurde am Bahnhof festgenommen, verhört und wieder freigelassen.",
        "Der Verdächtige wurde am Bahnhof festgenommen, verhört | Der Verdächtige wurde … wieder freigelassen",
    ),
    (
        "Die Polizei hat den Mann festgenommen und sein Auto beschlagnahmt.",
        "Die Polizei hat den Mann festgenommen | Die Polizei hat … sein Auto beschlagnahmt",
    ),
    (
        "Die Armee hatte das Dorf umstellt, die Zufahrten gesperrt und Häuser durchsucht.",
        "Die Armee hatte das Dorf umstellt | Die Armee hatte … die Zufahrten gesperrt | Die Armee hatte … Häuser durchsucht",
    ),
    (
        "Das Unternehmen will Stellen streichen und Filialen schließen.",
        "Das Unternehmen will Stellen streichen | Das Unternehmen will … Filialen schließen",
    ),
    (
        "Die Kommission soll bis März tagen und danach einen Bericht vorlegen.",
        "Die Kommission soll bis März tagen | Die Kommission soll … danach einen Bericht vorlegen",
    ),
    (
        "Der Senat kann das Gesetz ablehnen oder Änderungen verlangen.",
        "Der Senat kann das Gesetz ablehnen | Der Senat kann … Änderungen verlangen",
    ),
    (
        "Im Januar sind die Preise gestiegen und im Februar wieder gefallen.",
        "Im Januar sind die Preise gestiegen | sind die Preise … im Februar wieder gefallen",
    ),
    ("Der Mann ist müde und hungrig.", "Der Mann ist müde und hungrig"),
    ("Die Spieler sind gut vorbereitet und motiviert.", "Die Spieler sind gut vorbereitet und motiviert"),
    ("Der Vater und die Mutter wurden befragt.", "Der Vater und die Mutter wurden befragt"),
    ("Polizei und Feuerwehr waren im Einsatz.", "Polizei und Feuerwehr waren im Einsatz"),
    ("Die Händler verkaufen Äpfel, Birnen und Kirschen.", "Die Händler verkaufen Äpfel, Birnen und Kirschen"),
    (
        "Die Händler verkaufen Äpfel, Birnen und Kirschen und verschenken Nüsse.",
        "Die Händler verkaufen Äpfel, Birnen und Kirschen | Die Händler … verschenken Nüsse",
    ),
    (
        "Der Bau dauerte drei Jahre, kostete zwei Millionen Euro und endete mit einem Streit.",
        "Der Bau dauerte drei Jahre | Der Bau … kostete zwei Millionen Euro | Der Bau … endete mit einem Streit",
    ),
    ("Die alte und die neue Brücke stehen nebeneinander.", "Die alte und die neue Brücke stehen nebeneinander"),
    ("Hundert Helfer suchten nach dem Kind, darunter viele Nachbarn.", "Hundert Helfer suchten nach dem Kind, darunter viele Nachbarn"),
    ("Das Kind, ein Mädchen von acht Jahren, wurde gefunden.", "Das Kind, ein Mädchen von acht Jahren, wurde gefunden"),
    ("Der Chef der Bank, Karl Huber, schwieg.", "Der Chef der Bank, Karl Huber, schwieg"),
    ("Die von der Polizei gesuchte Frau stellte sich.", "Die von der Polizei gesuchte Frau stellte sich"),
    ("Der am Sonntag gewählte Bürgermeister trat sein Amt an.", "Der am Sonntag gewählte Bürgermeister trat sein Amt an"),
    ("Mit gestohlenen Karten bezahlte die Bande Fernseher.", "Mit gestohlenen Karten bezahlte die Bande Fernseher"),
    ("Die schwer verletzte Fahrerin kam in eine Klinik.", "Die schwer verletzte Fahrerin kam in eine Klinik"),
    ("Im Mai eröffnete Läden schlossen wieder.", "Im Mai eröffnete Läden schlossen wieder"),
    ("Den Preis erhielt eine junge Forscherin.", "Den Preis erhielt eine junge Forscherin"),
    (
        "Dem Kläger gab das Gericht recht und wies die Stadt zur Zahlung an.",
        "Dem Kläger gab das Gericht recht | Dem Kläger … das Gericht … wies die Stadt zur Zahlung an",
    ),
    ("Zurückgetreten ist auch der Vorsitzende.", "Zurückgetreten ist auch der Vorsitzende"),
    ("Gebaut wurde die Halle von einer Firma aus Linz.", "Gebaut wurde die Halle von einer Firma aus Linz"),
    ("Es regnete, und es war kalt.", "Es regnete | es war kalt"),
    ("Er kam, sah und siegte.", "Er kam | Er … sah | Er … siegte"),
    ("Sie sang und er tanzte.", "Sie sang | er tanzte"),
    ("Das freut die Fans, ärgert aber den Gegner.", "Das freut die Fans | Das … ärgert aber den Gegner"),
    ("Die Zahl der Toten stieg auf 40, die der Verletzten auf 100.", "Die Zahl der Toten stieg auf 40, die der Verletzten auf 100"),
    ("Am Abend sprach der König, danach sang ein Chor.", "Am Abend sprach der König | danach sang ein Chor"),
    ("Am Abend sprach der König und danach sang ein Chor.", "Am Abend sprach der König | danach sang ein Chor"),
    ("Am Abend floh der König und ließ seine Wachen zurück.", "Am Abend floh der König | Am Abend … der König … ließ seine Wachen zurück"),
    ("In Köln fuhr ein Bus gegen einen Baum und fing Feuer.", "In Köln fuhr ein Bus gegen einen Baum | In Köln … ein Bus … fing Feuer"),
    (
        "Während das Land trauerte, feierten die Sieger, und die Börse stieg.",
        "Während das Land trauerte, feierten die Sieger | die Börse stieg",
    ),
    ("Der Richter fragte, warum der Zeuge geschwiegen habe.", "Der Richter fragte, warum der Zeuge geschwiegen habe"),
    (
        "Die Forscher fanden heraus, wie das Virus sich verbreitet und welche Tiere es tragen.",
        "Die Forscher fanden heraus, wie das Virus sich verbreitet und welche Tiere es tragen",
    ),
    (
        "Die Grünen stimmten dagegen, die Liberalen enthielten sich, und die Konservativen blieben der Sitzung fern.",
        "Die Grünen stimmten dagegen | die Liberalen enthielten sich | die Konservativen blieben der Sitzung fern",
    ),
    (
        "Die Ware ist knapp, die Preise sind hoch und die Kunden verärgert.",
        "Die Ware ist knapp | die Preise sind hoch und die Kunden verärgert",
    ),
    (
        "Der Dieb brach die Tür auf, nahm den Schmuck, den die Frau geerbt hatte, und verschwand.",
        "Der Dieb brach die Tür auf | Der Dieb … nahm den Schmuck, den die Frau geerbt hatte | Der Dieb … verschwand",
    ),
    ("Der Brief, datiert auf den 3. Mai, liegt dem Gericht vor.", "Der Brief, datiert auf den 3. Mai, liegt dem Gericht vor"),
    ("Die Mannschaft gewann 3:1 und führt nun die Tabelle an.", "Die Mannschaft gewann 3:1 | Die Mannschaft … führt nun die Tabelle an"),
    (
        "Der Pilot meldete einen Schaden, kurz bevor die Maschine verschwand.",
        "Der Pilot meldete einen Schaden, kurz bevor die Maschine verschwand",
    ),
    (
        "Die Aktie fiel um 4,5 Prozent, nachdem der Konzern seine Prognose gesenkt hatte.",
        "Die Aktie fiel um 4,5 Prozent, nachdem der Konzern seine Prognose gesenkt hatte",
    ),
    (
        "Kinder, die in Armut leben, sind öfter krank, und ihre Eltern sterben früher.",
        "Kinder, die in Armut leben, sind öfter krank | ihre Eltern sterben früher",
    ),
    (
        "Die Ministerin sagte die Reise ab, weil sie erkrankt ist, und schickte ihren Stellvertreter.",
        "Die Ministerin sagte die Reise ab, weil sie erkrankt ist | Die Ministerin … schickte ihren Stellvertreter",
    ),
    ("Das Gebäude - ein Bau aus dem Jahr 1900 - wird saniert.", "Das Gebäude - ein Bau aus dem Jahr 1900 - wird saniert"),
    ("Der Prozess beginnt im Mai - ein Urteil wird im Herbst erwartet.", "Der Prozess beginnt im Mai | ein Urteil wird im Herbst erwartet"),
    ("Der Täter soll 30 Jahre alt sein und in Graz leben.", "Der Täter soll 30 Jahre alt sein | Der Täter soll … in Graz leben"),
    (
        "Viele Bauern haben ihr Vieh verkauft, weil das Futter fehlt und das Wasser knapp wird.",
        "Viele Bauern haben ihr Vieh verkauft, weil das Futter fehlt und das Wasser knapp wird",
    ),
    (
        "Das Team aus Genf, das den Versuch leitete, hat die Daten ausgewertet und wird sie im Juni vorstellen.",
        "Das Team aus Genf, das den Versuch leitete, hat die Daten ausgewertet | Das Team aus Genf, das den Versuch leitete … wird sie im Juni vorstellen",
    ),
    (
        "Der Rat tagte bis Mitternacht, ohne ein Ergebnis zu erzielen, und vertagte sich.",
        "Der Rat tagte bis Mitternacht, ohne ein Ergebnis zu erzielen | Der Rat … vertagte sich",
    ),
    ("Dass der Plan scheitern würde, ahnte niemand.", "Dass der Plan scheitern würde, ahnte niemand"),
    ("Ob der Vertrag verlängert wird, ist offen.", "Ob der Vertrag verlängert wird, ist offen"),
    ("Was der Zeuge sagte, überraschte das Gericht.", "Was der Zeuge sagte, überraschte das Gericht"),
    (
        "Trotz der Kritik bleibt der Minister im Amt und will weitermachen.",
        "Trotz der Kritik bleibt der Minister im Amt | Trotz der Kritik … der Minister … will weitermachen",
    ),
    ("Die Partei verlor Stimmen, gewann aber ein Mandat hinzu.", "Die Partei verlor Stimmen | Die Partei … gewann aber ein Mandat hinzu"),
    ("Die Straße ist gesperrt, und zwar bis Freitag.", "Die Straße ist gesperrt, und zwar bis Freitag"),
    ("Nicht die Stadt, sondern das Land zahlt die Rechnung.", "Nicht die Stadt, sondern das Land zahlt die Rechnung"),
    ("Entweder die Firma zahlt, oder sie verliert den Auftrag.", "Entweder die Firma zahlt | sie verliert den Auftrag"),
    ("Weder der Fahrer noch die Gäste wurden verletzt.", "Weder der Fahrer noch die Gäste wurden verletzt"),
    ("Je länger der Streik dauert, desto teurer wird er.", "Je länger der Streik dauert, desto teurer wird er"),
    (
        "Der Kanzler reist nach Paris, wo er den Präsidenten trifft, und fliegt dann nach Rom.",
        "Der Kanzler reist nach Paris, wo er den Präsidenten trifft | Der Kanzler … fliegt dann nach Rom",
    ),
    (
        "Im Tal wurden Häuser zerstört, Straßen unterspült und Brücken fortgerissen.",
        "Im Tal wurden Häuser zerstört | Im Tal wurden … Straßen unterspült | Im Tal wurden … Brücken fortgerissen",
    ),
    ("Zeugen haben den Unfall gesehen und Hilfe gerufen.", "Zeugen haben den Unfall gesehen | Zeugen haben … Hilfe gerufen"),
    (
        "Die Stadt hat das Fest abgesagt und wird das Geld erstatten.",
        "Die Stadt hat das Fest abgesagt | Die Stadt … wird das Geld erstatten",
    ),
    (
        "Der Arzt habe den Patienten untersucht und ihn nach Hause geschickt.",
        "Der Arzt habe den Patienten untersucht | Der Arzt habe … ihn nach Hause geschickt",
    ),
    ("Die Polizei nahm drei Männer fest, die das Lager bewacht hatten.", "Die Polizei nahm drei Männer fest, die das Lager bewacht hatten"),
    ("Gerettet wurden 14 Menschen, vermisst werden noch drei.", "Gerettet wurden 14 Menschen | vermisst werden noch drei"),
    (
        "Das Kabinett beschloss das Gesetz am Mittwoch; der Bundestag stimmt im März ab.",
        "Das Kabinett beschloss das Gesetz am Mittwoch | der Bundestag stimmt im März ab",
    ),
    ("Die Umfrage zeigt: Die Mehrheit lehnt den Plan ab.", "Die Umfrage zeigt | Die Mehrheit lehnt den Plan ab"),
    ("Experten warnen, die Klinik sei überlastet.", "Experten warnen, die Klinik sei überlastet"),
    ("Er fragte, und sie schwieg.", "Er fragte | sie schwieg"),
    ("Die Wahl gewann die Partei, die den Umbau versprochen hatte.", "Die Wahl gewann die Partei, die den Umbau versprochen hatte"),
    (
        "Ein Zeuge, der anonym bleiben will, sah das Auto und merkte sich das Kennzeichen.",
        "Ein Zeuge, der anonym bleiben will, sah das Auto | Ein Zeuge, der anonym bleiben will … merkte sich das Kennzeichen",
    ),
    (
        "Nach dem Spiel feierten die Fans, zündeten Raketen und sangen Lieder.",
        "Nach dem Spiel feierten die Fans | Nach dem Spiel … die Fans … zündeten Raketen | Nach dem Spiel … die Fans … sangen Lieder",
    ),
    (
        "Der Fahrer bremste, konnte den Aufprall aber nicht verhindern.",
        "Der Fahrer bremste | Der Fahrer … konnte den Aufprall aber nicht verhindern",
    ),
    (
        "Das Museum zeigt Bilder aus Rom, Florenz und Venedig und leiht zwei Werke aus.",
        "Das Museum zeigt Bilder aus Rom, Florenz und Venedig | Das Museum … leiht zwei Werke aus",
    ),
    ("Der Antrag wurde geprüft, aber abgelehnt.", "Der Antrag wurde geprüft, aber abgelehnt"),
    ("Die Suche wurde eingestellt, weil ein Gewitter aufzog.", "Die Suche wurde eingestellt, weil ein Gewitter aufzog"),
    (
        "Ein Gericht in Lyon verurteilte den Banker zu vier Jahren Haft und verbot ihm, Firmen zu leiten.",
        "Ein Gericht in Lyon verurteilte den Banker zu vier Jahren Haft | Ein Gericht in Lyon … verbot ihm, Firmen zu leiten",
    ),
    (
        "Das Boot kenterte, und obwohl Retter schnell kamen, starben zwei Menschen.",
        "Das Boot kenterte | obwohl Retter schnell kamen, starben zwei Menschen",
    ),
    ("Man hörte Schüsse, sah aber niemanden.", "Man hörte Schüsse | Man … sah aber niemanden"),
    ("Er soll Geld genommen und Akten vernichtet haben.", "Er soll Geld genommen | Er soll … Akten vernichtet haben"),
    (
        "Der Verband kritisiert, dass Löhne sinken, und fordert ein Gesetz.",
        "Der Verband kritisiert, dass Löhne sinken | Der Verband … fordert ein Gesetz",
    ),
    (
        "Die neue Regel gilt ab Juli und betrifft alle Betriebe, die mehr als zehn Leute beschäftigen.",
        "Die neue Regel gilt ab Juli | Die neue Regel … betrifft alle Betriebe, die mehr als zehn Leute beschäftigen",
    ),
    ("Die Kosten steigen auf 5 Mrd. Euro, wie das Amt mitteilte.", "Die Kosten steigen auf 5 Mrd. Euro, wie das Amt mitteilte"),
    ("Als Grund nannte der Betreiber, dass Personal fehle.", "Als Grund nannte der Betreiber, dass Personal fehle"),
    (
        "Der Hund bellte, weckte die Familie und rettete ihr so das Leben.",
        "Der Hund bellte | Der Hund … weckte die Familie | Der Hund … rettete ihr so das Leben",
    ),
    ("Vor dem Rathaus standen Leute und riefen Parolen.", "Vor dem Rathaus standen Leute | Vor dem Rathaus … Leute … riefen Parolen"),
    ("Sie lebt in Bonn, arbeitet in Köln und hat zwei Kinder.", "Sie lebt in Bonn | Sie … arbeitet in Köln | Sie … hat zwei Kinder"),
    ("Die Bahn baut, die Straße bleibt frei.", "Die Bahn baut | die Straße bleibt frei"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_falls_into_its_main_clauses(text: str, expected: str) -> None:
    assert " | ".join(shown(text, clause) for clause in find_clauses(sentence(text), PACK)) == expected


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Der Minister trat zurück.", "Der Minister"),
        ("Am Montag trat der Minister zurück.", "der Minister"),
        ("Den Minister lobte die Kanzlerin.", "die Kanzlerin"),
        ("In Rom traf sich der Rat der Stadt.", "der Rat der Stadt"),
        ("Gestern hat er das Land verlassen.", "er"),
        ("Vermutlich wurden 20 Häuser zerstört.", "20 Häuser"),
        ("Die Bürger von Köln feiern.", "Die Bürger von Köln"),
        ("Mehr als 40 Menschen starben.", "Mehr als 40 Menschen"),
        ("Das Buch kaufte er in Wien.", "er"),
    ],
)
def test_the_subject_is_guessed_from_word_order(text: str, subject: str) -> None:
    found = subject_of(find_clauses(sentence(text), PACK)[0], sentence(text).tokens, PACK)
    assert found is not None
    assert words(text, *found) == subject


@pytest.mark.parametrize(
    ("text", "finite"),
    [
        ("Im Mai eröffnete Läden schlossen wieder.", "schlossen"),
        ("Die von Hackern gestohlenen Daten tauchten auf.", "tauchten"),
        ("Zerstört wurden vor allem Brücken.", "wurden"),
        ("Er hätte fliehen können.", "hätte"),
        ("2019 eröffneten Investoren ein Hotel.", "eröffneten"),
        ("Verletzte Wanderer warteten auf Hilfe.", "warteten"),
        ("Sein Anwalt bestreitet die Tat.", "bestreitet"),
        ("Das sagte Huber.", "sagte"),
    ],
)
def test_the_finite_verb_is_told_from_participles_and_adjectives(text: str, finite: str) -> None:
    clause = find_clauses(sentence(text), PACK)[0]
    assert clause.finite is not None
    assert sentence(text).tokens[clause.finite].text == finite


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Die Frau, die floh, lebt.", ["relative"]),
        ("Er ging, weil es regnete.", ["subordinate"]),
        ("Als es regnete, ging er.", ["weak"]),
        ("Er kam, um zu helfen.", ["infinitive"]),
        ("Sie fragte, wer da sei.", ["relative"]),
        ("Das Dorf, in dem Kühe weiden, ist schön, weil es still ist.", ["relative", "subordinate"]),
        ("Er blieb.", []),
    ],
)
def test_subordinate_clauses_belong_to_their_main_clause(text: str, kinds: list[str]) -> None:
    (clause,) = find_clauses(sentence(text), PACK)
    assert [part.kind for part in clause.subordinates] == kinds


@pytest.mark.parametrize("text", ["Ein Abend am Meer", "Foto: Agentur", "Keine Angabe.", "Wohin mit dem Müll?"])
def test_a_sentence_without_a_finite_verb_is_one_verbless_clause(text: str) -> None:
    (clause,) = find_clauses(sentence(text), PACK)
    assert clause.kind == "verbless"
    assert clause.finite is None


def test_words_in_brackets_and_quotation_marks_belong_to_the_clause_around_them() -> None:
    text = "Der Verein (er spielt in der dritten Liga) „plant“ den Umzug (2025)."
    (clause,) = find_clauses(sentence(text), PACK)
    assert words(text, clause.first, clause.last) == text.rstrip(".")


def test_nothing_comes_of_nothing() -> None:
    assert find_clauses(Sentence(0, 0, "body", 0, ()), PACK) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Eine am 23. März veröffentlichte Nachricht aus Rom",
        "Der am Montag verhaftete Chef der Bank",
        "Die in Rom gebaute Brücke und ihre Folgen",
    ],
)
def test_a_phrase_whose_only_verb_is_an_attribute_has_no_finite_verb(text: str) -> None:
    assert [clause.finite for clause in find_clauses(sentence(text), PACK)] == [None]


def test_a_plural_pronoun_with_its_verb_is_a_clause() -> None:
    assert [clause.kind for clause in find_clauses(sentence("Einige in Bonn forderten Neuwahlen."), PACK)] == ["main"]
