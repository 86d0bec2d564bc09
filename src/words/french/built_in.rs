//! What the built-in channels and metrics are called.

use super::super::MetricWords;
use super::super::built_in::metric;

pub const CHANNELS: &[(&str, &str)] = &[
    ("website", "Site web"),
    ("search", "Recherche"),
    ("social", "Réseaux sociaux"),
    ("email", "E-mail"),
    ("ads", "Publicité"),
    ("app", "Application"),
    ("product", "Produit"),
    ("chat", "Messagerie instantanée"),
    ("sms", "SMS"),
    ("review", "Avis"),
    ("community", "Communauté"),
    ("store", "Magasin"),
    ("mail", "Courrier"),
    ("event", "Événement"),
    ("kiosk", "Borne"),
    ("sales", "Vente"),
    ("support", "Service client"),
    ("phone", "Téléphone"),
    ("referral", "Recommandation"),
];

pub const METRICS: &[(&str, MetricWords)] = &[
    metric(
        "click-through-rate",
        "Taux de clics (CTR)",
        "clics sur l’annonce, le résultat ou le lien ÷ affichages, sur la même période",
    ),
    metric(
        "lead-rate",
        "Taux de leads",
        "sessions où quelqu’un est devenu un lead ÷ toutes les sessions, sur la même période",
    ),
    metric(
        "conversion-rate",
        "Taux de conversion",
        "personnes ayant terminé l’étape ÷ personnes l’ayant commencée, sur la même période",
    ),
    metric(
        "win-rate",
        "Taux de réussite commerciale",
        "affaires gagnées ÷ affaires conclues (gagnées et perdues), sur la même période",
    ),
    metric(
        "activation-rate",
        "Taux d’activation",
        "nouveaux clients arrivés à la première valeur dans un délai fixé ÷ tous les nouveaux clients de la même cohorte",
    ),
    metric(
        "csat",
        "Satisfaction client (CSAT)",
        "réponses des meilleurs niveaux (4 et 5 sur 5) ÷ toutes les réponses, sur la même période",
    ),
    metric(
        "first-contact-resolution",
        "Résolution au premier contact",
        "demandes sans deuxième contact dans un délai fixé ÷ toutes les demandes, ouvertes sur la même période",
    ),
    metric(
        "feature-adoption",
        "Adoption de la fonctionnalité",
        "utilisateurs actifs de la fonctionnalité ÷ tous les utilisateurs actifs qui y ont accès, sur la même période",
    ),
    metric(
        "stickiness",
        "Assiduité (DAU ÷ MAU)",
        "moyenne des utilisateurs actifs par jour du mois ÷ utilisateurs actifs du mois, pour le même mois",
    ),
    metric(
        "retention-rate",
        "Taux de rétention",
        "clients du premier jour qui le sont encore au dernier jour de la période ÷ clients du premier jour",
    ),
    metric(
        "net-revenue-retention",
        "Rétention nette du revenu",
        "revenu récurrent d’aujourd’hui avec les clients d’il y a douze mois ÷ leur revenu récurrent d’alors",
    ),
    metric(
        "repeat-purchase-rate",
        "Taux de réachat",
        "clients ayant passé une deuxième commande dans un délai fixé après la première ÷ tous les clients de la même cohorte",
    ),
    metric(
        "referral-rate",
        "Taux de recommandation",
        "nouveaux clients venus par recommandation ÷ tous les nouveaux clients, sur la même période",
    ),
    metric(
        "bounce-rate",
        "Taux de rebond",
        "sessions avec rebond selon la définition de l’outil ÷ toutes les sessions, sur la même période",
    ),
    metric(
        "rage-click-rate",
        "Taux de clics de rage",
        "sessions avec un clic de rage (plusieurs clics rapides au même endroit) ÷ toutes les sessions enregistrées, sur la même période",
    ),
    metric(
        "dead-click-rate",
        "Taux de clics sans effet",
        "sessions avec un clic resté sans effet ÷ toutes les sessions enregistrées, sur la même période",
    ),
    metric(
        "cart-abandonment-rate",
        "Taux d’abandon de panier",
        "paniers remplis qui ne sont pas devenus une commande ÷ tous les paniers remplis, commencés sur la même période",
    ),
    metric(
        "churn-rate",
        "Taux d’attrition",
        "clients du premier jour partis pendant la période ÷ clients du premier jour",
    ),
    metric(
        "impressions",
        "Affichages",
        "nombre de fois qu’une annonce, une publication ou un résultat de recherche a été montré sur la période",
    ),
    metric(
        "sessions",
        "Sessions",
        "visites du site ou de l’application commencées sur la période\u{a0}; après une pause, souvent de 30 minutes, une nouvelle commence",
    ),
    metric(
        "average-order-value",
        "Panier moyen",
        "chiffre d’affaires des commandes ÷ nombre de commandes, sur la même période",
    ),
    metric(
        "customer-lifetime-value",
        "Valeur vie client",
        "marge brute par client et par mois × mois pendant lesquels un client reste en moyenne",
    ),
    metric(
        "monthly-recurring-revenue",
        "Revenu récurrent mensuel",
        "somme des prix mensuels de tous les abonnements actifs au dernier jour du mois\u{a0}; un douzième des annuels",
    ),
    metric(
        "cost-per-lead",
        "Coût par lead",
        "dépenses de marketing ÷ nouveaux leads, des mêmes campagnes et de la même période",
    ),
    metric(
        "customer-acquisition-cost",
        "Coût d’acquisition client",
        "dépenses de marketing et de vente, salaires compris ÷ nouveaux clients ainsi gagnés, sur la même période",
    ),
    metric(
        "sales-cycle",
        "Cycle de vente",
        "temps médian du premier contact qualifié à la signature, des affaires gagnées sur la période",
    ),
    metric(
        "time-to-value",
        "Délai avant la première valeur",
        "temps médian de l’inscription ou de l’achat à la première valeur, des clients arrivés sur la période",
    ),
    metric(
        "first-response-time",
        "Délai de première réponse",
        "temps médian du premier message du client à la première réponse d’une personne, des demandes ouvertes sur la période",
    ),
    metric(
        "resolution-time",
        "Délai de résolution",
        "temps médian du premier message du client à la solution, des demandes résolues sur la période",
    ),
    metric(
        "nps",
        "Net Promoter Score (NPS)",
        "promoteurs (9 et 10) − détracteurs (0 à 6), chacun en part de toutes les réponses sur l’échelle de 0 à 10",
    ),
    metric(
        "review-rating",
        "Note moyenne des avis",
        "somme des étoiles données (de 1 à 5 chacune) ÷ nombre d’avis",
    ),
    metric(
        "scroll-depth",
        "Profondeur de défilement",
        "point le plus bas de la page qui a été vu ÷ hauteur de la page, en moyenne sur les pages vues",
    ),
    metric(
        "engagement-time",
        "Temps d’attention",
        "temps où la page ou l’application était au premier plan ÷ sessions, sur la même période",
    ),
    metric(
        "customer-effort-score",
        "Effort client (CES)",
        "somme des réponses sur l’échelle d’effort ÷ nombre de réponses, sur la même période",
    ),
];
