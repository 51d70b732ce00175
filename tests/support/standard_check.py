# SPDX-License-Identifier: EUPL-1.2
"""The national standard v1.0.2, constraint by constraint, for CSV files that claim to follow it.

Written from its documentation apart from the program and from schemas/acteur.json, as a second opinion: the columns in
their order, which are required, the form of each and the values that lists admit."""
import csv
import datetime
import io
import re

COLUMNS = (
    "id pivot nom commune code_postal code_insee adresse complement_adresse latitude longitude typologie telephone "
    "courriels site_web horaires presentation_resume presentation_detail source itinerance structure_parente date_maj "
    "services publics_specifiquement_adresses prise_en_charge_specifique frais_a_charge "
    "dispositif_programmes_nationaux formations_labels autres_formations_labels modalites_acces "
    "modalites_accompagnement fiche_acces_libre prise_rdv"
).split()
REQUIRED = {"id", "pivot", "nom", "commune", "code_postal", "adresse", "date_maj"}
FORMS = {
    "pivot": r"[a-zA-Z0-9]{9,14}",
    "code_postal": r"[0-9]{5}",
    "code_insee": r"([013-9][0-9]|2[AB1-9])[0-9]{3}",
    "telephone": r"\+(33|590|594|262|596|269|687|689|508|681)[0-9]{6,9}",
    "latitude": r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?",
    "longitude": r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?",
}
VALUES = {
    "itinerance": {"Itinérant", "Fixe"},
    "services": {
        "Aide aux démarches administratives", "Maîtrise des outils numériques du quotidien",
        "Insertion professionnelle via le numérique", "Utilisation sécurisée du numérique",
        "Parentalité et éducation avec le numérique", "Loisirs et créations numériques",
        "Compréhension du monde numérique", "Accès internet et matériel informatique",
        "Acquisition de matériel informatique à prix solidaire",
    },
    "publics_specifiquement_adresses": {"Jeunes", "Étudiants", "Familles et/ou enfants", "Seniors", "Femmes"},
    "prise_en_charge_specifique": {
        "Surdité", "Handicaps moteurs", "Handicaps mentaux", "Illettrisme", "Langues étrangères (anglais)",
        "Langues étrangères (autres)", "Déficience visuelle",
    },
    "frais_a_charge": {"Gratuit", "Gratuit sous condition", "Payant"},
    "dispositif_programmes_nationaux": {
        "Aidants Connect", "Bibliothèques numérique de référence", "Certification PIX", "Conseillers numériques",
        "Emmaüs Connect", "France Services", "Grande école du numérique", "La Croix Rouge",
        "Point d'accès numérique CAF", "Promeneurs du net", "Relais numérique (Emmaüs Connect)",
    },
    # One label has no blank before its parenthesis in the standard's pattern.
    "formations_labels": {
        "Formé à « Mon Espace Santé »", "Formé à « DUPLEX » (illettrisme)",
        "Arnia/MedNum BFC (Bourgogne-Franche-Comté)", "Collectif ressources et acteurs réemploi (Normandie)",
        "Étapes numériques(La Poste)", "Fabriques de Territoire", "Les Éclaireurs du numérique (Drôme)",
        "Mes Papiers (Métropole de Lyon)", "ORDI 3.0", "SUD LABS (PACA)",
    },
    "modalites_acces": {
        "Se présenter", "Téléphoner", "Contacter par mail", "Prendre un RDV en ligne",
        "Ce lieu n'accueille pas de public", "Envoyer un mail avec une fiche de prescription",
    },
    "modalites_accompagnement": {
        "En autonomie", "Accompagnement individuel", "Dans un atelier collectif", "À distance",
    },
}


def is_day(text):
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def cell_fault(column, text):
    """What is wrong with a cell; None when nothing is."""
    if not text:
        return "is required" if column in REQUIRED else None
    if column in FORMS and not re.fullmatch(FORMS[column], text):
        return "has another form"
    if column in VALUES and not set(text.split("|")) <= VALUES[column]:
        return "is not admitted"
    if column == "date_maj" and not is_day(text):
        return "is no day"
    if column == "presentation_resume" and len(text) > 280:
        return "is too long"
    return None


def faults(text):
    """Each (line, column, what is wrong) of a CSV file."""
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if rows[0] != COLUMNS:
        return [(1, ",".join(rows[0]), "is another header")]
    found = []
    ids = set()
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(COLUMNS):
            found.append((number, "", f"has {len(row)} cells"))
            continue
        if row[0] in ids:
            found.append((number, "id", "is not unique"))
        ids.add(row[0])
        found += [(number, column, fault) for column, cell in zip(COLUMNS, row) if (fault := cell_fault(column, cell))]
    return found
