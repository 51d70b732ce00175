# SPDX-License-Identifier: EUPL-1.2
"""Bases of actors whose duplicates are known: invented ones, and records altered the way colleagues alter them."""
import random
import unicodedata

PLACES = ["Vauclair", "Saint-Aubin-des-Prés", "Montreuil-sur-Lys", "La Chapelle-Nord", "Beaurepaire", "Sainte-Foy-la-Rivière", "Courtavaux",
          "Le Mesnil-Rouge", "Villeneuve-les-Ormes", "Pont-de-Braye", "Marsanne", "Les Authieux", "Grandpré", "Castelnau-le-Vieux", "Roquebelle",
          "Fontenay-l'Étang", "Hautecombe", "Champ-du-Loup", "Rivière-Basse", "Saint-Léger-aux-Bois"]
PEOPLE = ["Jean Moulin", "Louise Michel", "Simone Veil", "Jacques Prévert", "George Sand", "Aimé Césaire", "Marie Curie", "Victor Hugo",
          "Germaine Tillion", "Saint-Exupéry", "Boris Vian", "Olympe de Gouges", "Léo Lagrange", "Pierre Mendès France", "Rosa Parks", "Max Jacob"]
THINGS = ["l'Étincelle", "le Phare", "les Trois Rivières", "la Passerelle", "l'Ancre", "le Moulin Bleu", "les Coquelicots", "la Fabrique", "l'Escale",
          "le Trait d'Union", "la Ruche", "les Amandiers", "le Lavoir", "la Boussole", "l'Atelier du Pont", "le Grand Chêne"]
STREETS = ["rue de la Gare", "avenue du Général de Gaulle", "place de l'Église", "boulevard Saint-Michel", "rue Pasteur", "place du 8 mai 1945",
           "chemin des Vignes", "route de Bordenave", "allée des Tilleuls", "rue du Docteur Roux", "cours de la République", "impasse du Four",
           "rue du Maréchal Foch", "avenue Aristide Briand", "quai des Tanneurs", "square Jean Jaurès", "rue Neuve", "place de la Mairie"]
ONE_OF_PEOPLE = ["Médiathèque {}", "Bibliothèque municipale {}", "Centre social {}", "Espace de vie sociale {}", "MJC {}", "Maison de quartier {}",
                 "Collège {}", "Centre socioculturel {}", "Foyer de jeunes travailleurs {}", "École {}"]
ONE_OF_THINGS = ["Association {}", "Tiers-lieu {}", "Fab lab {}", "Ressourcerie {}", "Espace numérique {}", "Cyber-base {}", "Café associatif {}",
                 "Club informatique {}", "Ludothèque {}", "Résidence {}"]
CHAINS = ["Mission locale", "France services", "France Travail", "Centre communal d'action sociale", "Point information jeunesse", "Mairie",
          "Médiathèque", "Maison du département des solidarités", "Caisse d'allocations familiales", "Secours populaire", "Emmaüs Connect"]


class Invention:
    """A base of invented actors. `records` are dictionaries of the standard's columns; `twins` the pairs of ids that are
    one actor."""

    def __init__(self, seed, communes=20):
        self.chance = random.Random(seed)
        self.records, self.twins = [], set()
        self.communes = [self.commune(i) for i in range(communes)]

    def commune(self, i):
        name = PLACES[i % len(PLACES)] + ("" if i < len(PLACES) else f"-{PLACES[i * 7 % len(PLACES)]}-{i}")
        return {"commune": name, "code_postal": f"{10000 + 10 * i}", "code_insee": f"10{i:03}" if i < 1000 else "",
                "at": (44 + self.chance.random() * 3, self.chance.random() * 4)}

    def phone(self):
        return "+33" + self.chance.choice("123459") + "".join(self.chance.choice("0123456789") for _ in range(8))

    def siret(self):
        digits = [self.chance.randrange(1, 10)] + [self.chance.randrange(10) for _ in range(7)]
        digits = complete(digits)
        return "".join(map(str, complete(digits + [0, 0, 0, self.chance.randrange(10)])))

    def address(self):
        number = self.chance.choice(["", " bis", "", "", ""])
        return f"{self.chance.randrange(1, 90)}{number} {self.chance.choice(STREETS)}"

    def point(self, commune):
        return [commune["at"][0] + self.chance.uniform(-0.02, 0.02), commune["at"][1] + self.chance.uniform(-0.02, 0.02)]

    def add(self, name, commune, **values):
        """A record; what is not given is invented, or missing as often as it is."""
        chance, slug = self.chance, bare(name).replace(" ", "-")
        latitude, longitude = values.pop("point", None) or self.point(commune)
        record = {
            "id": f"a{len(self.records)}", "nom": name, "commune": commune["commune"], "code_postal": commune["code_postal"],
            "code_insee": commune["code_insee"] if chance.random() < 0.8 else "", "adresse": self.address(),
            "latitude": f"{latitude:.6f}", "longitude": f"{longitude:.6f}",
            "telephone": self.phone() if chance.random() < 0.85 else "",
            "pivot": self.siret() if chance.random() < 0.5 else "00000000000000",
            "courriels": f"{slug}-{bare(commune['commune']).replace(' ', '-')}@example.org" if chance.random() < 0.6 else "",
            "site_web": f"https://www.{slug}.example.org" if chance.random() < 0.3 else "",
            "date_maj": f"202{chance.randrange(6)}-0{chance.randrange(1, 10)}-1{chance.randrange(10)}",
        }
        record.update(values)
        self.records.append(record)
        return record

    def fill(self, count):
        """Single actors, chains, buildings with several, branches and permanences."""
        names = set()
        while len(self.records) < count:
            commune, kind = self.chance.choice(self.communes), self.chance.random()
            if kind < 0.6:
                name = (self.chance.choice(ONE_OF_PEOPLE).format(self.chance.choice(PEOPLE)) if self.chance.random() < 0.5
                        else self.chance.choice(ONE_OF_THINGS).format(self.chance.choice(THINGS)))
                if (name, commune["commune"]) not in names:
                    names.add((name, commune["commune"]))
                    self.add(name, commune)
            elif kind < 0.75:
                chain = self.chance.choice(CHAINS)
                if (chain, commune["commune"]) not in names:
                    names.add((chain, commune["commune"]))
                    site = f"https://{bare(chain).replace(' ', '-')}.example.org"
                    self.add(self.chance.choice([chain, f"{chain} de {commune['commune']}"]), commune, site_web=site)
            elif kind < 0.88:
                self.building(commune, names)
            else:
                self.branches(commune, names)

    def building(self, commune, names):
        """One house, one switchboard, several actors."""
        shared = {"adresse": self.address(), "point": self.point(commune), "telephone": self.phone()}
        for name in self.chance.sample(["Relais petite enfance", "Ludothèque des enfants", "Permanence CAF", "Conseiller numérique", "Écrivain public",
                                        "Épicerie solidaire", "Club des aînés", "Secours catholique", "Restos du cœur", "Point justice"],
                                       self.chance.randrange(2, 5)):
            if (name, commune["commune"]) not in names:
                names.add((name, commune["commune"]))
                self.add(name, commune, **{**shared, "point": list(shared["point"])})

    def branches(self, commune, names):
        """One organisation with places of its own: one SIRET or one phone, other addresses."""
        who = self.chance.choice(PEOPLE)
        house = self.chance.choice(["Médiathèque", "Centre social", "MJC"])
        if (house + who, commune["commune"]) in names:
            return
        names.update({(house + who, commune["commune"]), (f"{house} {who}", commune["commune"])})
        shared = self.chance.choice([{"pivot": self.siret()}, {"telephone": self.phone()}])
        for suffix in self.chance.sample(["", " annexe", " nord", " antenne du Lac", " permanence des Halles", " 2"], 2):
            self.add(f"{house} {who}{suffix}", commune, **shared)

    def double(self, share):
        """Adds altered copies of this share of the records, then mixes all."""
        for record in self.chance.sample(self.records, int(len(self.records) * share)):
            copy = altered(record, self.chance)
            copy["id"] = f"b{len(self.records)}"
            self.records.append(copy)
            self.twins.add(tuple(sorted((record["id"], copy["id"]))))
        self.chance.shuffle(self.records)


def complete(digits):
    """The digits with one more that makes their Luhn sum a multiple of ten."""
    total = sum(sum(divmod(2 * d, 10)) if i % 2 == 0 else d for i, d in enumerate(reversed(digits)))
    return digits + [-total % 10]


def bare(text):
    plain = unicodedata.normalize("NFD", text.replace("œ", "oe")).encode("ascii", "ignore").decode().lower()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def slip(text, chance):
    """One slip of the pen in a word of five letters or more."""
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= 6 and word.isalpha()]
    if not long:
        return text
    i = chance.choice(long)
    word, at = words[i], chance.randrange(1, len(words[i]) - 2)
    words[i] = chance.choice([word[:at] + word[at + 1:], word[:at] + word[at] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2:]])
    return " ".join(words)


def replaced(text, pairs, chance):
    fitting = [(a, b) for a, b in pairs if a in text]
    if not fitting:
        return text
    a, b = chance.choice(fitting)
    return text.replace(a, b, 1)


NAME_FORMS = [("Saint-", "St "), ("Sainte-", "Ste "), ("Centre communal d'action sociale", "CCAS"), ("CCAS", "Centre Communal d'Action Sociale"),
              ("Point information jeunesse", "PIJ"), ("Espace de vie sociale", "EVS"), ("Bibliothèque municipale", "Bibliothèque"),
              ("Médiathèque", "Médiathèque municipale"), ("Association ", ""), ("Maison du département des solidarités", "MDS"),
              ("France services", "Maison France Services"), ("France Travail", "Pôle emploi"), ("Caisse d'allocations familiales", "CAF"),
              ("Centre socioculturel", "Centre socio-culturel"), ("Fab lab", "Fablab"), ("Tiers-lieu", "Tiers lieu"), ("Bibliothèque", "Biblio"),
              ("Foyer de jeunes travailleurs", "FJT"), ("Mission Locale", "Mission locale")]
STREET_FORMS = [("avenue", "av."), ("boulevard", "bd"), ("place", "pl."), ("Général", "Gal"), ("Maréchal", "Mal"), ("Docteur", "Dr"), ("Saint-", "St-"),
                ("rue", "Rue"), ("rue", "r."), ("route", "rte"), (" bis", "bis"), ("chemin", "ch."), ("allée", "All.")]


def altered(record, chance):
    """The same actor as another base has it: one to four of the changes that happen."""
    copy = dict(record)
    name = [lambda: replaced(copy["nom"], NAME_FORMS, chance), lambda: copy["nom"].upper(), lambda: slip(copy["nom"], chance),
            lambda: bare(copy["nom"]).title(), lambda: f"{copy['nom']} de {copy['commune']}" if copy["commune"] not in copy["nom"] else copy["nom"],
            lambda: " ".join(reversed(copy["nom"].rsplit(" ", 1))), lambda: f"{copy['nom']} ({copy['commune']})"]
    street = [lambda: replaced(copy["adresse"], STREET_FORMS, chance), lambda: copy["adresse"].upper(), lambda: slip(copy["adresse"], chance),
              lambda: copy["adresse"].replace(" ", ", ", 1), lambda: f"{copy['adresse']}, {copy['code_postal']} {copy['commune']}",
              lambda: f"{chance.randrange(1, 90)} " + copy["adresse"].lstrip("0123456789").replace(" bis", "").strip(), lambda: ""]
    for _ in range(chance.randrange(1, 3)):
        copy["nom"] = chance.choice(name)()
    if chance.random() < 0.7:
        copy["adresse"] = chance.choice(street)()
    if chance.random() < 0.4:
        copy["telephone"] = chance.choice(["", "+335" + "".join(chance.choice("0123456789") for _ in range(8))])
    if chance.random() < 0.5:
        copy["pivot"] = "00000000000000"
    if chance.random() < 0.4:
        copy["courriels"] = chance.choice(["", "contact@" + bare(copy["nom"]).replace(" ", "") + ".example.org"])
    if chance.random() < 0.5:
        copy["site_web"] = ""
    if copy["latitude"]:
        if chance.random() < 0.25:
            copy["latitude"] = copy["longitude"] = ""
        else:  # another geocoder
            copy["latitude"] = f"{float(copy['latitude']) + chance.gauss(0, 0.0002):.6f}"
            copy["longitude"] = f"{float(copy['longitude']) + chance.gauss(0, 0.0002):.6f}"
    if chance.random() < 0.3:
        copy["commune"] = chance.choice([copy["commune"].upper(), copy["commune"].replace("Saint-", "St "), copy["commune"] + " Cedex"])
        copy["code_insee"] = ""
    return copy
