"""Pages as pasted from news sites in many languages; every sentence was written for these tests."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page in parts; `date` is what its date line says, in ISO 8601."""

    lang: str
    menu: str
    title: str
    below: str
    body: str
    after: str
    byline: str | None
    date: str

    @property
    def text(self) -> str:
        """The page from its first line to its last."""
        return "\n".join((self.menu, self.title, self.below, self.body, self.after))


PAGES = (
    Page(
        lang="fr",
        menu=(
            "Accueil\nPolitique\nMonde\nÉconomie\nCulture\n"
            "Sports\nMétéo\nJeux\nS'abonner\nSe connecter"
        ),
        title="Le pont de la vieille ville rouvre après deux ans de travaux",
        below=(
            "Par Claire Martin, Lyon\nPublié le 12 mars 2024 à 08h15\nPartager\nFacebook\nTwitter"
        ),
        body=(
            "La maire a inauguré mardi le pont de la vieille ville, fermé depuis deux ans. Des "
            "centaines d'habitants l'ont traversé à pied sous la pluie.\n"
            "Les travaux ont coûté neuf millions d'euros, soit deux de plus que prévu. La "
            "région en a payé la moitié, et la ville a dû emprunter le reste.\n"
            "Les commerçants du quartier espèrent que les clients reviendront. « Nous avons "
            "tenu, mais c'était long », raconte une libraire qui a perdu un tiers de son "
            "chiffre."
        ),
        after=(
            "À lire aussi\nLe tramway roulera aussi la nuit\n"
            "Une école de musique ouvre ses portes\nLe marché couvert change d'adresse\n"
            "Mentions légales\nPlan du site\n© Tous droits réservés"
        ),
        byline="Claire Martin",
        date="2024-03-12",
    ),
    Page(
        lang="de",
        menu=("Startseite\nPolitik\nWirtschaft\nKultur\nSport\nWetter\nRätsel\nAnmelden\nAbo"),
        title="Stadtrat beschließt neue Radwege am Fluss",
        below=("Von Katrin Hoffmann, Dresden\n12. März 2024, 08:15 Uhr\nTeilen\nDrucken"),
        body=(
            "Der Stadtrat hat am Montag neue Radwege beiderseits des Flusses beschlossen. "
            "Gebaut wird ab dem Sommer, und im nächsten Jahr soll alles fertig sein.\n"
            "Die Stadträte sprechen im Rathaus über die Pläne. | Bildquelle: dpa\n"
            "Nach Angaben der Verwaltung kostet das rund vier Millionen Euro. Etwa die Hälfte "
            "davon kommt vom Land, den Rest trägt die Stadt.\n"
            "Händler am Ufer fürchten, dass ihnen Parkplätze fehlen werden. Die "
            "Bürgermeisterin will mit ihnen sprechen, bevor die Bagger kommen."
        ),
        after=(
            "Mehr zum Thema\nNeue Brücke wird später fertig\n"
            "Busse fahren öfter ins Umland\nFreibad öffnet schon im April\n"
            "Impressum\nDatenschutz\n© 2024 Der Uferbote"
        ),
        byline="Katrin Hoffmann",
        date="2024-03-12",
    ),
    Page(
        lang="ro",
        menu=("Acasă\nPolitică\nEconomie\nExterne\nSport\nCultură\nVremea\nContact\nAutentificare"),
        title="Primăria deschide un parc nou lângă gara veche",
        below=("De Ion Popescu, Cluj-Napoca\n12 martie 2024, 08:15\nDistribuie\nFacebook"),
        body=(
            "Primăria a deschis marți un parc nou lângă gara veche, după trei ani de lucrări. "
            "Sute de oameni au venit cu copiii, deși a plouat toată dimineața.\n"
            "Parcul a costat patru milioane de lei, iar jumătate din bani au venit de la "
            "guvern. Restul a fost plătit din bugetul orașului.\n"
            "Vecinii spun că au așteptat mult, dar că rezultatul îi mulțumește. Mai lipsesc "
            "băncile și luminile, care vor fi puse până în mai."
        ),
        after=(
            "Citește și\nTramvaiele vor circula și noaptea\n"
            "Piața centrală se mută în alt cartier\nO școală de muzică își deschide porțile\n"
            "Termeni și condiții\n© Toate drepturile rezervate"
        ),
        byline="Ion Popescu",
        date="2024-03-12",
    ),
    Page(
        lang="en",
        menu=("Home\nNews\nWorld\nBusiness\nCulture\nSport\nWeather\nPuzzles\nSign in\nSubscribe"),
        title="Harbour town votes to keep its last ferry",
        below=("By Jane Doe, Liverpool\n12 March 2024\nShare\nFacebook\nTwitter\nEmail"),
        body=(
            "Voters in the harbour town decided on Sunday to keep their last ferry running. "
            "The result was clear, although fewer people than usual went to the polls.\n"
            "The ferry costs the town two million pounds a year, most of it for fuel and "
            "repairs. The council had wanted to replace it with a bus over the new bridge.\n"
            "Fishermen and pupils depend on the boat in winter, when the road is closed. They "
            "say that nobody asked them before the plan was made."
        ),
        after=(
            "Related articles\nNew bridge opens a year late\n"
            "School bus timetable to change\nLighthouse needs a new roof\n"
            "Contact us\nPrivacy policy\n© 2024 The Quay. All rights reserved."
        ),
        byline="Jane Doe",
        date="2024-03-12",
    ),
    Page(
        lang="es",
        menu=(
            "Portada\nPolítica\nMundo\nEconomía\nCultura\nDeportes\nTiempo\nBuscar\nIniciar sesión"
        ),
        title="El barrio del puerto recupera su mercado después de diez años",
        below=("Por Juan Pérez, Valencia\n12 de marzo de 2024\nCompartir\nFacebook"),
        body=(
            "El mercado del barrio del puerto abrió de nuevo el martes, diez años después del "
            "incendio. Los vecinos hicieron cola desde las seis de la mañana.\n"
            "La obra ha costado ocho millones de euros, que han pagado la ciudad y la región. "
            "Todavía faltan los ascensores y una parte del tejado.\n"
            "Los vendedores esperan que vuelvan los clientes de antes, aunque muchos se han "
            "mudado. La alcaldesa promete una nueva línea de autobús."
        ),
        after=(
            "Te puede interesar\nLa biblioteca abrirá los domingos\n"
            "Un parque nuevo junto al río\nEl tranvía cambia de horario\n"
            "Aviso legal\n© Todos los derechos reservados"
        ),
        byline="Juan Pérez",
        date="2024-03-12",
    ),
    Page(
        lang="it",
        menu=("Home\nPolitica\nEsteri\nEconomia\nCultura\nSport\nMeteo\nCerca\nAccedi\nAbbonati"),
        title="Il teatro comunale riapre dopo il restauro della sala grande",
        below=("Di Marco Rossi, Bologna\n12 marzo 2024\nCondividi\nStampa"),
        body=(
            "Il teatro comunale ha riaperto martedì sera dopo tre anni di restauro. La sala "
            "grande era piena, e molti hanno seguito il concerto dalla piazza.\n"
            "I lavori sono costati undici milioni di euro, pagati dal comune e da una banca. "
            "Le poltrone sono nuove, mentre il soffitto è quello di una volta.\n"
            "Il direttore promette biglietti meno cari per gli studenti e per gli anziani. La "
            "stagione comincia in aprile con un'opera che qui non si sente da cinquant'anni."
        ),
        after=(
            "Leggi anche\nIl museo civico cambia orario\n"
            "Nuovi alberi lungo il viale\nLa piscina chiude per lavori\n"
            "Note legali\n© 2024 Tutti i diritti riservati"
        ),
        byline="Marco Rossi",
        date="2024-03-12",
    ),
    Page(
        lang="ru",
        menu=("Главная\nПолитика\nЭкономика\nВ мире\nКультура\nСпорт\nПогода\nПоиск\nВойти"),
        title="В городе открыли новый мост через реку",
        below=("Автор: Иван Петров, Казань\n12 марта 2024\nПоделиться"),
        body=(
            "Новый мост через реку открыли во вторник после четырёх лет работы. На открытие "
            "пришли сотни жителей, хотя с утра шёл сильный снег.\n"
            "Строительство моста обошлось городу в два миллиарда рублей, и половину дала "
            "область. Старый мост разберут летом, потому что он опасен.\n"
            "Водители надеются, что пробок в центре города станет меньше. Автобусы поедут по "
            "мосту только через месяц, когда поставят остановки."
        ),
        after=(
            "Читайте также\nТрамваи вернутся на проспект\n"
            "Школы закроют на карантин\nПарк у вокзала ждёт ремонт\n"
            "Контакты\n© Все права защищены"
        ),
        byline="Иван Петров",
        date="2024-03-12",
    ),
    Page(
        lang="uk",
        menu=("Головна\nПолітика\nЕкономіка\nСвіт\nКультура\nСпорт\nПогода\nПошук\nУвійти"),
        title="У місті відкрили бібліотеку для дітей",
        below="Автор: Олена Коваль\n12 березня 2024\nПоділитися",
        body=(
            "Нову бібліотеку для дітей відкрили у вівторок у старому будинку біля вокзалу. "
            "Прийшло кілька сотень родин, і черга стояла до самого вечора.\n"
            "Ремонт коштував місту двадцять мільйонів гривень, а книжки подарували читачі. У "
            "залі є місце для ста дітей та маленька сцена.\n"
            "Директорка каже, що бібліотека для дітей працюватиме щодня, також у неділю. "
            "Улітку тут читатимуть казки просто у дворі."
        ),
        after=(
            "Читайте також\nТрамваї їздитимуть уночі\nПарк біля річки оновлять\n"
            "Школярі посадили сад\nКонтакти\n© Усі права захищено"
        ),
        byline="Олена Коваль",
        date="2024-03-12",
    ),
    Page(
        lang="zh",
        menu="首页\n新闻\n国际\n财经\n文化\n体育\n天气\n搜索\n登录",
        title="老城区图书馆修复后重新开放",
        below="2024年3月12日\n分享",
        body=(
            "老城区图书馆经过三年的修复，星期二重新向市民开放。尽管下着雨，仍有数百人在门口排队"
            "等候，许多人还带着孩子一起来。\n修复工程一共花费四千万元，其中一半由市政府承担，另"
            "一半来自读者的捐款。馆内新增了儿童阅览室和一个小剧场，旧书架全部保留了下来。\n馆长"
            "表示，图书馆今后每天晚上开放到九点，周末也不休息。附近的居民说，他们等这一天已经等"
            "了很久，希望这里能重新成为大家见面的地方。"
        ),
        after="相关新闻\n地铁夜间将延长运营\n新公园下月动工\n中学生种下百棵树\n联系我们\n版权所有",
        byline=None,
        date="2024-03-12",
    ),
    Page(
        lang="ar",
        menu=("الرئيسية\nسياسة\nاقتصاد\nالعالم\nثقافة\nرياضة\nالطقس\nبحث\nتسجيل الدخول"),
        title="المدينة القديمة تستعيد سوقها بعد سنوات من الترميم",
        below="12 مارس 2024\nمشاركة",
        body=(
            "افتتحت البلدية يوم الثلاثاء سوق المدينة القديمة بعد خمس سنوات من الترميم. وجاء "
            "مئات السكان مع أطفالهم رغم المطر الذي لم يتوقف منذ الصباح.\n"
            "وبلغت كلفة الترميم ثلاثة ملايين دينار دفعت الحكومة نصفها ودفع التجار الباقي. وما "
            "زالت بعض المحلات مغلقة في انتظار الكهرباء والماء.\n"
            "ويأمل أصحاب المحلات أن يعود الزبائن إلى السوق قبل بداية الصيف. وتقول البلدية إنها "
            "ستفتح خطا جديدا للحافلات يصل المدينة بالميناء."
        ),
        after=(
            "اقرأ أيضا\nالقطار يعود إلى الجنوب\nحديقة جديدة قرب النهر\nاتصل بنا\nجميع الحقوق محفوظة"
        ),
        byline=None,
        date="2024-03-12",
    ),
)
