//! What the built-in channels and metrics are called.

use super::super::MetricWords;
use super::super::built_in::metric;

pub const CHANNELS: &[(&str, &str)] = &[
    ("website", "Website"),
    ("search", "Suche"),
    ("social", "Soziale Medien"),
    ("email", "E-Mail"),
    ("ads", "Anzeigen"),
    ("app", "App"),
    ("product", "Produkt"),
    ("chat", "Chat"),
    ("sms", "SMS"),
    ("review", "Bewertungen"),
    ("community", "Community"),
    ("store", "Filiale"),
    ("mail", "Brief"),
    ("event", "Veranstaltung"),
    ("kiosk", "Terminal"),
    ("sales", "Vertrieb"),
    ("support", "Kundendienst"),
    ("phone", "Telefon"),
    ("referral", "Empfehlung"),
];

pub const METRICS: &[(&str, MetricWords)] = &[
    metric(
        "click-through-rate",
        "Klickrate (CTR)",
        "Klicks auf Anzeige, Treffer oder Link ÷ Einblendungen, im selben Zeitraum",
    ),
    metric(
        "lead-rate",
        "Lead-Rate",
        "Sitzungen, in denen jemand zum Lead wurde ÷ alle Sitzungen, im selben Zeitraum",
    ),
    metric(
        "conversion-rate",
        "Konversionsrate",
        "Menschen, die den Schritt abgeschlossen haben ÷ Menschen, die ihn begonnen haben, im selben Zeitraum",
    ),
    metric(
        "win-rate",
        "Abschlussquote",
        "gewonnene Abschlüsse ÷ alle entschiedenen (gewonnen und verloren), im selben Zeitraum",
    ),
    metric(
        "activation-rate",
        "Aktivierungsrate",
        "neue Kunden, die in festgelegter Zeit den ersten Nutzen erreicht haben ÷ alle neuen Kunden derselben Kohorte",
    ),
    metric(
        "csat",
        "Kundenzufriedenheit (CSAT)",
        "Antworten in den besten Stufen (4 und 5 von 5) ÷ alle Antworten, im selben Zeitraum",
    ),
    metric(
        "first-contact-resolution",
        "Erstlösungsquote",
        "Anliegen ohne zweiten Kontakt in festgelegter Zeit ÷ alle Anliegen, im selben Zeitraum begonnen",
    ),
    metric(
        "feature-adoption",
        "Funktionsnutzung",
        "aktive Nutzer, die die Funktion verwendet haben ÷ alle aktiven Nutzer, die Zugang zu ihr haben, im selben Zeitraum",
    ),
    metric(
        "stickiness",
        "Nutzungsintensität (DAU ÷ MAU)",
        "Mittel der täglich aktiven Nutzer des Monats ÷ monatlich aktive Nutzer, desselben Monats",
    ),
    metric(
        "retention-rate",
        "Kundenbindungsrate",
        "Kunden des ersten Tages, die es am letzten Tag des Zeitraums noch sind ÷ Kunden des ersten Tages",
    ),
    metric(
        "net-revenue-retention",
        "Nettoumsatzbindung",
        "wiederkehrender Umsatz von heute mit den Kunden von vor zwölf Monaten ÷ ihr wiederkehrender Umsatz von damals",
    ),
    metric(
        "repeat-purchase-rate",
        "Wiederkaufrate",
        "Kunden mit zweiter Bestellung in festgelegter Zeit nach der ersten ÷ alle Kunden derselben Kohorte",
    ),
    metric(
        "referral-rate",
        "Empfehlungsrate",
        "neue Kunden, die durch eine Empfehlung kamen ÷ alle neuen Kunden, im selben Zeitraum",
    ),
    metric(
        "bounce-rate",
        "Absprungrate",
        "Sitzungen, die nach der Definition des Werkzeugs abgesprungen sind ÷ alle Sitzungen, im selben Zeitraum",
    ),
    metric(
        "rage-click-rate",
        "Wutklickrate",
        "Sitzungen mit einem Wutklick (mehrere schnelle Klicks auf eine Stelle) ÷ alle aufgezeichneten Sitzungen, im selben Zeitraum",
    ),
    metric(
        "dead-click-rate",
        "Rate toter Klicks",
        "Sitzungen mit einem Klick ohne Wirkung ÷ alle aufgezeichneten Sitzungen, im selben Zeitraum",
    ),
    metric(
        "cart-abandonment-rate",
        "Warenkorbabbruchrate",
        "gefüllte Warenkörbe, aus denen keine Bestellung wurde ÷ alle gefüllten Warenkörbe, im selben Zeitraum begonnen",
    ),
    metric(
        "churn-rate",
        "Abwanderungsrate",
        "Kunden des ersten Tages, die im Zeitraum gegangen sind ÷ Kunden des ersten Tages",
    ),
    metric(
        "impressions",
        "Einblendungen",
        "wie oft eine Anzeige, ein Beitrag oder ein Suchtreffer im Zeitraum gezeigt wurde",
    ),
    metric(
        "sessions",
        "Sitzungen",
        "im Zeitraum begonnene Besuche von Website oder App; nach einer Pause, meist von 30 Minuten, beginnt eine neue",
    ),
    metric(
        "average-order-value",
        "Durchschnittlicher Bestellwert",
        "Umsatz aus Bestellungen ÷ Zahl der Bestellungen, im selben Zeitraum",
    ),
    metric(
        "customer-lifetime-value",
        "Kundenlebenswert",
        "Rohertrag je Kunde und Monat × Monate, die ein Kunde im Mittel bleibt",
    ),
    metric(
        "monthly-recurring-revenue",
        "Monatlich wiederkehrender Umsatz",
        "Summe der Monatspreise aller am letzten Tag des Monats aktiven Abonnements; von jährlichen ein Zwölftel",
    ),
    metric(
        "cost-per-lead",
        "Kosten pro Lead",
        "Marketingausgaben ÷ neue Leads, derselben Kampagnen und desselben Zeitraums",
    ),
    metric(
        "customer-acquisition-cost",
        "Kundengewinnungskosten",
        "Ausgaben für Marketing und Vertrieb mit Gehältern ÷ dadurch gewonnene neue Kunden, im selben Zeitraum",
    ),
    metric(
        "sales-cycle",
        "Verkaufszyklus",
        "Median der Zeit vom ersten qualifizierten Kontakt bis zur Unterschrift, der im Zeitraum gewonnenen Abschlüsse",
    ),
    metric(
        "time-to-value",
        "Zeit bis zum ersten Nutzen",
        "Median der Zeit von Anmeldung oder Kauf bis zum ersten Nutzen, der Kunden, die im Zeitraum begonnen haben",
    ),
    metric(
        "first-response-time",
        "Erste Antwortzeit",
        "Median der Zeit von der ersten Nachricht des Kunden bis zur ersten Antwort eines Menschen, der im Zeitraum begonnenen Anliegen",
    ),
    metric(
        "resolution-time",
        "Lösungszeit",
        "Median der Zeit von der ersten Nachricht des Kunden bis zur Lösung, der im Zeitraum gelösten Anliegen",
    ),
    metric(
        "nps",
        "Net Promoter Score (NPS)",
        "Promotoren (9 und 10) − Detraktoren (0 bis 6), je als Anteil aller Antworten auf der Skala von 0 bis 10",
    ),
    metric(
        "review-rating",
        "Bewertungsdurchschnitt",
        "Summe der vergebenen Sterne (je 1 bis 5) ÷ Zahl der Bewertungen",
    ),
    metric(
        "scroll-depth",
        "Scrolltiefe",
        "tiefste Stelle der Seite, die zu sehen war ÷ Höhe der Seite, Mittel über die Seitenaufrufe",
    ),
    metric(
        "engagement-time",
        "Interaktionsdauer",
        "Zeit, in der Seite oder App im Vordergrund war ÷ Sitzungen, im selben Zeitraum",
    ),
    metric(
        "customer-effort-score",
        "Kundenaufwand (CES)",
        "Summe der Antworten auf der Aufwandsskala ÷ Zahl der Antworten, im selben Zeitraum",
    ),
];
