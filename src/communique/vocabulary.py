"""The terms of the ontology, one typed constant each, so that a misspelt term fails type checking.

Generated from the Turtle files by ``scripts/build_vocabulary.py``; a test holds the two together.
"""

from typing import Final

from rdflib import URIRef

NAMESPACE: Final = "https://w3id.org/communique/ontology#"
"""What the IRIs of all terms begin with."""

Accession: Final = URIRef(NAMESPACE + "Accession")
"""A state or body becomes party to a treaty that others have concluded, or a member of an organisation."""
Accusation: Final = URIRef(NAMESPACE + "Accusation")
"""A speaker says that someone did wrong."""
Adoption: Final = URIRef(NAMESPACE + "Adoption")
"""A body, conference or group of states settles a text as its own and gives it out: a resolution, a law, a joint
communiqué."""
Agent: Final = URIRef(NAMESPACE + "Agent")
"""An entity that can act: a person, a state, an organisation, a people."""
Agreement: Final = URIRef(NAMESPACE + "Agreement")
"""Parties reach a deal, accord or understanding, signed or not; the text, where there is one, is its instrument."""
AgreementInstrument: Final = URIRef(NAMESPACE + "AgreementInstrument")
"""The text of an agreement, accord, armistice or compact between states, organisations or parties to a conflict;
that they agree is the event cq:Agreement."""
Aid: Final = URIRef(NAMESPACE + "Aid")
"""Money, goods, weapons, training or relief workers are given to a state, a people or a body in need of them,
without a price."""
Amendment: Final = URIRef(NAMESPACE + "Amendment")
"""A legal instrument is changed in its terms or in how long it lasts; extension and renewal count."""
Announcement: Final = URIRef(NAMESPACE + "Announcement")
"""A speaker makes known a decision or a fact of the speaker’s own doing."""
Appeal: Final = URIRef(NAMESPACE + "Appeal")
"""A speaker asks, urges, invites or demands that something be done."""
Appointment: Final = URIRef(NAMESPACE + "Appointment")
"""A person is named to an office, nominated for it, or enters upon it."""
ArmedConflict: Final = URIRef(NAMESPACE + "ArmedConflict")
"""States, armed forces or armed groups fight each other, whether or not war is declared."""
Arrest: Final = URIRef(NAMESPACE + "Arrest")
"""A person is deprived of liberty by authorities or captors: arrested, detained, imprisoned or taken hostage."""
Assertion: Final = URIRef(NAMESPACE + "Assertion")
"""A speaker states something as so, whether as fact, as opinion or as a concern."""
Attack: Final = URIRef(NAMESPACE + "Attack")
"""Violence, or a hostile act upon computer systems, that is directed at persons, a state or a place on one
occasion."""
Breach: Final = URIRef(NAMESPACE + "Breach")
"""A state, body or person acts, or fails to act, contrary to a legal instrument or to an obligation under
international law."""
Call: Final = URIRef(NAMESPACE + "Call")
"""Persons who act for states or bodies speak with each other by telephone or other direct line."""
Candidate: Final = URIRef(NAMESPACE + "Candidate")
"""That a name which was not linked may mean somebody or something that the tables know."""
Ceasefire: Final = URIRef(NAMESPACE + "Ceasefire")
"""Parties to a conflict stop fighting, for good or for a time, by agreement or by their own declaration."""
Charter: Final = URIRef(NAMESPACE + "Charter")
"""An instrument that founds an organisation or grants or proclaims rights for a community."""
Communique: Final = URIRef(NAMESPACE + "Communique")
"""A text issued at the end of a meeting, often jointly, that says what was discussed and agreed."""
Condemnation: Final = URIRef(NAMESPACE + "Condemnation")
"""A speaker declares something or someone to be wrong."""
Conference: Final = URIRef(NAMESPACE + "Conference")
"""An organised gathering on a subject, convened by a host, with speakers or delegations taking part."""
ConflictEvent: Final = URIRef(NAMESPACE + "ConflictEvent")
"""Force, coercion and resistance."""
Constitution: Final = URIRef(NAMESPACE + "Constitution")
"""The fundamental law of a state or federated state, or the founding instrument of an organisation that bears
this name."""
Convention: Final = URIRef(NAMESPACE + "Convention")
"""A treaty, as a rule open to many states, that lays down rules of law on one subject."""
CooperationEvent: Final = URIRef(NAMESPACE + "CooperationEvent")
"""What one gives, frees or lifts for another."""
Covenant: Final = URIRef(NAMESPACE + "Covenant")
"""A treaty that solemnly binds its parties to rights, principles or a common order."""
Declaration: Final = URIRef(NAMESPACE + "Declaration")
"""A text in which states, persons or bodies solemnly state principles, rights or intentions; joint statements
and final acts of conferences included."""
Denial: Final = URIRef(NAMESPACE + "Denial")
"""A speaker says that something claimed is not so."""
Departure: Final = URIRef(NAMESPACE + "Departure")
"""A person leaves an office: by resignation or retirement, at the end of a term, or by dismissal, removal or
overthrow."""
DiplomaticEvent: Final = URIRef(NAMESPACE + "DiplomaticEvent")
"""What states and those who speak for them do with each other in words and in form."""
DiplomaticExpulsion: Final = URIRef(NAMESPACE + "DiplomaticExpulsion")
"""A receiving state declares members of a diplomatic or consular mission unwelcome and orders them to leave."""
Displacement: Final = URIRef(NAMESPACE + "Displacement")
"""A population is deported, expelled or driven to flee from where it lives."""
Document: Final = URIRef(NAMESPACE + "Document")
"""A text that was read, with what is known of where it comes from; its named graph holds all that it says."""
Election: Final = URIRef(NAMESPACE + "Election")
"""Voters or the members of a body choose by vote who is to hold an office or a seat."""
Endorsement: Final = URIRef(NAMESPACE + "Endorsement")
"""A speaker supports, welcomes, praises, congratulates or thanks."""
Entity: Final = URIRef(NAMESPACE + "Entity")
"""Something that a document names: whoever acts, a place, a legal instrument."""
EntryIntoForce: Final = URIRef(NAMESPACE + "EntryIntoForce")
"""A legal instrument begins to bind."""
EstablishingRelations: Final = URIRef(NAMESPACE + "EstablishingRelations")
"""States open diplomatic or consular relations with each other, or restore, normalise or raise them after a
break."""
Establishment: Final = URIRef(NAMESPACE + "Establishment")
"""A body, mission, mechanism or court is founded."""
Event: Final = URIRef(NAMESPACE + "Event")
"""Something that happens, is planned, demanded or denied, once, with those who take part."""
ExecutiveOrder: Final = URIRef(NAMESPACE + "ExecutiveOrder")
"""An order, decree or proclamation by which a head of state or government, or the executive, makes law or
directs its own agencies."""
Finding: Final = URIRef(NAMESPACE + "Finding")
"""How one value of a claim was found in a document; it quotes the triple by rdf:subject, rdf:predicate and
rdf:object."""
GovernmentBody: Final = URIRef(NAMESPACE + "GovernmentBody")
"""A ministry, parliament, army, agency or other body of one state."""
Indictment: Final = URIRef(NAMESPACE + "Indictment")
"""A prosecutor or court formally charges someone with a crime, or orders that person's arrest."""
Initialling: Final = URIRef(NAMESPACE + "Initialling")
"""Negotiators put their initials to a text to fix its wording before it is signed."""
InstrumentEvent: Final = URIRef(NAMESPACE + "InstrumentEvent")
"""What happens to a legal instrument, from its adoption to its end."""
IntergovernmentalOrganisation: Final = URIRef(NAMESPACE + "IntergovernmentalOrganisation")
"""An organisation of states, one of its organs or agencies, or an international court."""
Investigation: Final = URIRef(NAMESPACE + "Investigation")
"""An authority or body officially inquires into facts, conduct or compliance, inspections included."""
Judgment: Final = URIRef(NAMESPACE + "Judgment")
"""A decision, ruling or advisory opinion that a court or tribunal gives as a text, or the case in which it is
given."""
Law: Final = URIRef(NAMESPACE + "Law")
"""An act, code, regulation, directive, ordinance or other general rule made by the legislature or under the
authority of a state or of a community of states."""
LawEvent: Final = URIRef(NAMESPACE + "LawEvent")
"""What courts, prosecutors and litigants do."""
LegalAction: Final = URIRef(NAMESPACE + "LegalAction")
"""Someone brings a case, claim, complaint or appeal before a court, tribunal or body that settles disputes."""
LegalInstrument: Final = URIRef(NAMESPACE + "LegalInstrument")
"""A text that binds or commits: a treaty, declaration, resolution, law, order, judgment, or a particular draft
of one."""
Location: Final = URIRef(NAMESPACE + "Location")
"""An entity in which something can happen: a place or a state."""
Mediation: Final = URIRef(NAMESPACE + "Mediation")
"""A third party brokers, facilitates or lends its good offices to a settlement between others."""
Meeting: Final = URIRef(NAMESPACE + "Meeting")
"""Two or more people, states or bodies, or the members of one body, come together in person or by video, a
summit included."""
Memorandum: Final = URIRef(NAMESPACE + "Memorandum")
"""A written record of what states, agencies or other parties understand or intend, as a rule a memorandum of
understanding, that often binds them politically only."""
Mobilisation: Final = URIRef(NAMESPACE + "Mobilisation")
"""A state or armed group readies, moves, tests or displays its forces or weapons without using them."""
Mode: Final = URIRef(NAMESPACE + "Mode")
"""Whether the words of a statement are quoted, told or partly both."""
Negotiation: Final = URIRef(NAMESPACE + "Negotiation")
"""Parties confer in order to reach agreement: a round of talks, consultations or a whole process."""
Occupation: Final = URIRef(NAMESPACE + "Occupation")
"""A state or armed group invades, seizes, annexes or holds territory that another state or authority governed."""
Office: Final = URIRef(NAMESPACE + "Office")
"""An office or post that a person holds for a state or body."""
Organisation: Final = URIRef(NAMESPACE + "Organisation")
"""A body of people with a name: a party, an armed group, a company, a community, a medium, a university."""
OtherInstrument: Final = URIRef(NAMESPACE + "OtherInstrument")
"""A text that binds or commits and is of no other kind: an exchange of notes or letters, a framework,
guidelines, a code of conduct, rules of procedure, an ultimatum or the like, by name."""
People: Final = URIRef(NAMESPACE + "People")
"""A national, ethnic or religious group named as people."""
Person: Final = URIRef(NAMESPACE + "Person")
"""A human being."""
Place: Final = URIRef(NAMESPACE + "Place")
"""A city, region, river or building in which something happens."""
Plan: Final = URIRef(NAMESPACE + "Plan")
"""A plan, road map or programme of action that states, organisations or mediators propose or adopt as a text of
its own."""
Pledge: Final = URIRef(NAMESPACE + "Pledge")
"""A speaker promises, offers or undertakes to do something, or to keep to something."""
Principle: Final = URIRef(NAMESPACE + "Principle")
"""A right or principle that an instrument is said to hold, by its name in the text."""
Protest: Final = URIRef(NAMESPACE + "Protest")
"""People show dissent in public by demonstration, march, strike, boycott or riot."""
Protocol: Final = URIRef(NAMESPACE + "Protocol")
"""A treaty that adds to, changes, explains or carries out another, or records what was agreed at a meeting."""
Provision: Final = URIRef(NAMESPACE + "Provision")
"""An article, section, chapter, annex or paragraph of an instrument."""
QuarantinedClaim: Final = URIRef(NAMESPACE + "QuarantinedClaim")
"""A claim that failed a shape and did not enter its document's graph."""
Ratification: Final = URIRef(NAMESPACE + "Ratification")
"""A state confirms that a treaty binds it, by its parliament or by depositing its instrument of ratification."""
Recognition: Final = URIRef(NAMESPACE + "Recognition")
"""A state or another authority accepts, as a matter of law or policy, the existence of a state, the standing of
a government, a title to territory or the character of a crime."""
Rejection: Final = URIRef(NAMESPACE + "Rejection")
"""A speaker rejects a proposal, demand or claim, or refuses to do something."""
Release: Final = URIRef(NAMESPACE + "Release")
"""A person who was held as a prisoner, hostage or detainee is set free, exchanged or pardoned."""
Resolution: Final = URIRef(NAMESPACE + "Resolution")
"""A formal decision or expression of will that an international or national body adopts as a numbered or titled
text."""
Ruling: Final = URIRef(NAMESPACE + "Ruling")
"""A court, tribunal or judge decides a case or a question of law, by judgment, order, verdict, sentence or
opinion."""
Sanction: Final = URIRef(NAMESPACE + "Sanction")
"""A state or organisation restricts trade, money, travel or aid in order to punish or press another."""
SanctionRelief: Final = URIRef(NAMESPACE + "SanctionRelief")
"""Sanctions, an embargo, punitive tariffs or a like measure are lifted, eased, waived or suspended for those on
whom they lay."""
SeveringRelations: Final = URIRef(NAMESPACE + "SeveringRelations")
"""A state breaks off, suspends or lowers its diplomatic or consular relations with another, closes a mission, or
calls its ambassador home."""
Signing: Final = URIRef(NAMESPACE + "Signing")
"""Those who agree on a text, or who are empowered to, put their signatures to it."""
State: Final = URIRef(NAMESPACE + "State")
"""A state or a state-like actor, present or former, however it is named: by its name, by a demonym or by
metonymy."""
Statement: Final = URIRef(NAMESPACE + "Statement")
"""A communicative act whose source the text expresses: reported, never promoted to fact."""
Status: Final = URIRef(NAMESPACE + "Status")
"""How far an event is real in what the document says."""
Statute: Final = URIRef(NAMESPACE + "Statute")
"""The instrument that founds and governs an international court, agency or organisation, or an enactment that
calls itself a statute."""
Suspension: Final = URIRef(NAMESPACE + "Suspension")
"""A legal instrument, or a party's performance of it or membership of an organisation, is put out of effect for
a time."""
Tenure: Final = URIRef(NAMESPACE + "Tenure")
"""How an office is held: formerly, for the time being, or not yet."""
Termination: Final = URIRef(NAMESPACE + "Termination")
"""A legal instrument ceases to have effect: it expires, is repealed, is ended by those who made it, or
collapses."""
Threat: Final = URIRef(NAMESPACE + "Threat")
"""A speaker warns of harm, or says that harm will be done."""
Treaty: Final = URIRef(NAMESPACE + "Treaty")
"""A written agreement between states, or between them and international organisations, that is governed by
international law and calls itself a treaty, pact or concordat."""
TroopWithdrawal: Final = URIRef(NAMESPACE + "TroopWithdrawal")
"""Armed forces leave a place or a state in which they stood, or are brought home from it."""
Visit: Final = URIRef(NAMESPACE + "Visit")
"""A person or delegation goes to another state or place for an official or political purpose."""
Vote: Final = URIRef(NAMESPACE + "Vote")
"""A body, its members or the citizens of a state decide a question by ballot, veto and abstention included."""
Withdrawal: Final = URIRef(NAMESPACE + "Withdrawal")
"""A state or body gives up its part in a treaty or its membership of an organisation."""
about: Final = URIRef(NAMESPACE + "about")
"""The node that the claim is about."""
acting: Final = URIRef(NAMESPACE + "acting")
"""The person holds the office for the time being."""
actual: Final = URIRef(NAMESPACE + "actual")
"""Happened, is happening, or is stated as fact."""
addressee: Final = URIRef(NAMESPACE + "addressee")
"""To whom it is said."""
adjective: Final = URIRef(NAMESPACE + "adjective")
"""A modifier that gives the event it modifies this status."""
administrator: Final = URIRef(NAMESPACE + "administrator")
"""Head of an agency or programme, or of a territory, where the title is administrator."""
adoptedOn: Final = URIRef(NAMESPACE + "adoptedOn")
"""Day, month or year of its adoption, as stated."""
advisor: Final = URIRef(NAMESPACE + "advisor")
"""Person who advises a head of state, a government or a body by office."""
agent: Final = URIRef(NAMESPACE + "agent")
"""Who does it."""
ambassador: Final = URIRef(NAMESPACE + "ambassador")
"""Highest-ranking diplomatic representative of a state, accredited to another state or to an organisation."""
amends: Final = URIRef(NAMESPACE + "amends")
"""Changes the other instrument."""
anchored: Final = URIRef(NAMESPACE + "anchored")
"""True for a trigger that counts only with a participant, place or date."""
assistantSecretary: Final = URIRef(NAMESPACE + "assistantSecretary")
"""Senior official of a department who directs one field of its work."""
assistantSecretaryGeneral: Final = URIRef(NAMESPACE + "assistantSecretaryGeneral")
"""Senior official of an international organisation who ranks below an under-secretary-general or a deputy
secretary-general."""
attorneyGeneral: Final = URIRef(NAMESPACE + "attorneyGeneral")
"""Chief law officer of a state, who advises its government and may direct prosecutions."""
beside: Final = URIRef(NAMESPACE + "beside")
"""A word of which one must stand beside the trigger for it to count."""
cabinetSecretary: Final = URIRef(NAMESPACE + "cabinetSecretary")
"""Head of an executive department of a government in which ministers are called secretaries, other than those
for foreign affairs, defence and the interior."""
cameo: Final = URIRef(NAMESPACE + "cameo")
"""Root code of the type in the CAMEO scheme."""
candidate: Final = URIRef(NAMESPACE + "candidate")
"""One of those whom an entity without a link may be."""
chair: Final = URIRef(NAMESPACE + "chair")
"""Person who presides over a body, committee, board or meeting, whether called chair, chairman, chairwoman or
chairperson."""
chancellor: Final = URIRef(NAMESPACE + "chancellor")
"""Head of government of Germany or Austria; elsewhere the holder of a high office of that title."""
chargeDAffaires: Final = URIRef(NAMESPACE + "chargeDAffaires")
"""Diplomat who heads a mission in the absence of an ambassador."""
chiefExecutive: Final = URIRef(NAMESPACE + "chiefExecutive")
"""Person in charge of the business of a company or organisation, or the head of the government of Hong Kong or
Macau."""
chiefJustice: Final = URIRef(NAMESPACE + "chiefJustice")
"""Presiding judge of a supreme court or of the courts of a state."""
chiefNegotiator: Final = URIRef(NAMESPACE + "chiefNegotiator")
"""Person who leads the delegation of a state or body in a negotiation."""
chiefOfGeneralStaff: Final = URIRef(NAMESPACE + "chiefOfGeneralStaff")
"""Professional head of a state’s armed forces, or of its army."""
chiefOfStaff: Final = URIRef(NAMESPACE + "chiefOfStaff")
"""Chief aide of a head of state or government or of a minister, or the officer who heads a staff of the armed
forces."""
codedAs: Final = URIRef(NAMESPACE + "codedAs")
"""The PLOVER class of an act of this class that is told with another status than actual: a node with cq:gives,
the status, and cq:plover, the class."""
commander: Final = URIRef(NAMESPACE + "commander")
"""Officer in command of a force, region or unit of armed forces."""
commissioner: Final = URIRef(NAMESPACE + "commissioner")
"""Member of a commission, or official at the head of a public service; commissioners-general included."""
confidence: Final = URIRef(NAMESPACE + "confidence")
"""The chance, from 0 to 1, that a careful reader of the document would mark the claim too; of a finding, that
its value is right where the rest of the claim is. It says nothing of whether the document is right."""
consul: Final = URIRef(NAMESPACE + "consul")
"""Official appointed by a state to protect its nationals and interests in a place abroad; consuls general
included."""
content: Final = URIRef(NAMESPACE + "content")
"""In a frame, the words that are said; in the graph they stand as a content span."""
contentSpan: Final = URIRef(NAMESPACE + "contentSpan")
"""The words of the document that are, or amount to, what was said."""
coordinator: Final = URIRef(NAMESPACE + "coordinator")
"""Official charged with coordinating the work of several bodies on one subject or in one country."""
councilSecretary: Final = URIRef(NAMESPACE + "councilSecretary")
"""Secretary of a state’s security council or a like body, who conducts its business."""
counterexample: Final = URIRef(NAMESPACE + "counterexample")
"""A near miss: a sentence that must not yield the type."""
crownPrince: Final = URIRef(NAMESPACE + "crownPrince")
"""Heir apparent to a throne, where the title is crown prince or crown princess."""
cue: Final = URIRef(NAMESPACE + "cue")
"""The word that marks the statement, such as said or urged."""
date: Final = URIRef(NAMESPACE + "date")
"""When it happens, as a day, month or year: never more precise than the text."""
dates: Final = URIRef(NAMESPACE + "dates")
"""The property of its instrument that the date of an event of the type gives; of a class of instruments, the
property that a date in the name of one gives."""
defenceMinister: Final = URIRef(NAMESPACE + "defenceMinister")
"""Minister responsible for the armed forces and the defence of a state."""
defenceSecretary: Final = URIRef(NAMESPACE + "defenceSecretary")
"""Member of a government who is responsible for defence, where the title is secretary of defense, defence
secretary or secretary of war."""
depositary: Final = URIRef(NAMESPACE + "depositary")
"""Who keeps the instrument and its ratifications."""
deputyForeignMinister: Final = URIRef(NAMESPACE + "deputyForeignMinister")
"""Member of a government or senior official who stands in for the foreign minister."""
deputyNationalSecurityAdvisor: Final = URIRef(NAMESPACE + "deputyNationalSecurityAdvisor")
"""Deputy of a national security advisor."""
deputyPrimeMinister: Final = URIRef(NAMESPACE + "deputyPrimeMinister")
"""Member of a government who stands in for the prime minister or premier."""
deputySecretary: Final = URIRef(NAMESPACE + "deputySecretary")
"""Second official of a department that a secretary heads."""
deputySecretaryGeneral: Final = URIRef(NAMESPACE + "deputySecretaryGeneral")
"""Deputy of a secretary-general."""
designate: Final = URIRef(NAMESPACE + "designate")
"""The person is elected or chosen for the office and does not hold it yet."""
direct: Final = URIRef(NAMESPACE + "direct")
"""All in quotation marks."""
director: Final = URIRef(NAMESPACE + "director")
"""Head of an agency, institute, department or programme, where the title is director."""
directorGeneral: Final = URIRef(NAMESPACE + "directorGeneral")
"""Chief officer of an agency, intergovernmental organisation or department, where the title is director-general."""
draft: Final = URIRef(NAMESPACE + "draft")
"""True when the text speaks of a draft."""
emir: Final = URIRef(NAMESPACE + "emir")
"""Sovereign or ruler who bears the title of emir."""
emperor: Final = URIRef(NAMESPACE + "emperor")
"""Sovereign who bears the title of emperor or empress."""
endDate: Final = URIRef(NAMESPACE + "endDate")
"""When it ends."""
evidence: Final = URIRef(NAMESPACE + "evidence")
"""The words of the document that say so."""
example: Final = URIRef(NAMESPACE + "example")
"""A sentence with the fact that it must yield: a node with cq:text and cq:yields."""
executiveDirector: Final = URIRef(NAMESPACE + "executiveDirector")
"""Head of an organisation, agency or programme, where the title is executive director."""
executiveSecretary: Final = URIRef(NAMESPACE + "executiveSecretary")
"""Head of the secretariat of a convention, commission or regional organisation."""
financeMinister: Final = URIRef(NAMESPACE + "financeMinister")
"""Minister responsible for the finances, taxes and budget of a state."""
foreignMinister: Final = URIRef(NAMESPACE + "foreignMinister")
"""Minister who conducts a state’s foreign relations."""
foreignSecretary: Final = URIRef(NAMESPACE + "foreignSecretary")
"""Foreign minister by the title used in the United Kingdom, the Philippines, Mexico and elsewhere; in South Asia
the highest official of the foreign ministry."""
form: Final = URIRef(NAMESPACE + "form")
"""A form of words by which an office is named."""
former: Final = URIRef(NAMESPACE + "former")
"""The person held the office before."""
frame: Final = URIRef(NAMESPACE + "frame")
"""Which syntactic slot fills which role. Words of the form slot=role or slot=role:Class, with ! when the slot
must be filled, + when by at least two, and -slot when it must be empty; several classes are parted by |.
Slots: subject, object, clause, infinitive, compound, governor, the possessive and every preposition; the
subject of a noun is that of the light verb it depends on. A trigger fires with the first of its frames that
is satisfied."""
general: Final = URIRef(NAMESPACE + "general")
"""Officer of the highest rank of an army or air force, of whatever grade."""
generalSecretary: Final = URIRef(NAMESPACE + "generalSecretary")
"""Chief officer of a party, union or other association, where the title is general secretary."""
gives: Final = URIRef(NAMESPACE + "gives")
"""The status that a trigger itself, or the cues of a type, give the event."""
governor: Final = URIRef(NAMESPACE + "governor")
"""Head of a region, state or province of a federation, or of a central bank."""
governorGeneral: Final = URIRef(NAMESPACE + "governorGeneral")
"""Representative of the monarch in a Commonwealth realm or, formerly, in a colony."""
ground: Final = URIRef(NAMESPACE + "ground")
"""Something that was told of how this was found, with what it adds to the log-odds from which the confidence is
made."""
head: Final = URIRef(NAMESPACE + "head")
"""A common noun for instances of the class."""
headOfBody: Final = URIRef(NAMESPACE + "headOfBody")
"""Position of the person who heads a body or its delegation, where the text names no office more exactly."""
headOfGovernment: Final = URIRef(NAMESPACE + "headOfGovernment")
"""Office of the person who leads the government of a state and presides over its ministers."""
headOfState: Final = URIRef(NAMESPACE + "headOfState")
"""Office of the person who stands at the head of a state and represents it as a whole at home and abroad."""
heldFrom: Final = URIRef(NAMESPACE + "heldFrom")
"""Day, month or year from which the person holds the office, as stated."""
heldUntil: Final = URIRef(NAMESPACE + "heldUntil")
"""Day, month or year until which the person holds the office, as stated."""
highCommissioner: Final = URIRef(NAMESPACE + "highCommissioner")
"""Head of an office of the United Nations for refugees or human rights, or head of the mission of one
Commonwealth state in another."""
highRepresentative: Final = URIRef(NAMESPACE + "highRepresentative")
"""Representative whom an organisation of states or the states behind a settlement give a wide mandate, such as
that for the foreign policy of the European Union or for Bosnia and Herzegovina."""
homeSecretary: Final = URIRef(NAMESPACE + "homeSecretary")
"""Interior minister by the title used in the United Kingdom and, for an official, in India."""
host: Final = URIRef(NAMESPACE + "host")
"""Who hosts."""
hypothetical: Final = URIRef(NAMESPACE + "hypothetical")
"""Conditional, demanded or possible."""
implements: Final = URIRef(NAMESPACE + "implements")
"""Carries out the other instrument."""
inDocument: Final = URIRef(NAMESPACE + "inDocument")
"""The document that was read."""
inForceOn: Final = URIRef(NAMESPACE + "inForceOn")
"""Day, month or year of its entry into force, as stated."""
indirect: Final = URIRef(NAMESPACE + "indirect")
"""Told in the document's own words."""
initialler: Final = URIRef(NAMESPACE + "initialler")
"""Who puts initials to the text."""
instrument: Final = URIRef(NAMESPACE + "instrument")
"""The legal instrument that the event concerns."""
interiorMinister: Final = URIRef(NAMESPACE + "interiorMinister")
"""Minister responsible for the police, public order and internal administration of a state."""
judge: Final = URIRef(NAMESPACE + "judge")
"""Person appointed to decide cases in a court; justices of a supreme or constitutional court included."""
justiceMinister: Final = URIRef(NAMESPACE + "justiceMinister")
"""Minister responsible for the courts, prisons and legislation of a state."""
king: Final = URIRef(NAMESPACE + "king")
"""Male sovereign who bears the title of king."""
lasting: Final = URIRef(NAMESPACE + "lasting")
"""True for a type whose events go on over time and are told of again and again: what is told of one with the
same participant, or in the same place, is told of the same."""
leader: Final = URIRef(NAMESPACE + "leader")
"""Position of the person who leads a state, party, movement or armed group, where the text names no office more
exactly."""
lightVerb: Final = URIRef(NAMESPACE + "lightVerb")
"""A verb that adds little of its own to the noun it governs: its subject acts in the event that the noun tells
of."""
linkedBy: Final = URIRef(NAMESPACE + "linkedBy")
"""How the document's name was linked to the entity's Wikidata item: by a listed name, or by what in the document
told which of several is meant."""
makesParty: Final = URIRef(NAMESPACE + "makesParty")
"""True where those who act in an event of the type are parties to its instrument; of a class of instruments,
where they have parties."""
managingDirector: Final = URIRef(NAMESPACE + "managingDirector")
"""Person in charge of the business of a company, bank or fund, where the title is managing director."""
marker: Final = URIRef(NAMESPACE + "marker")
"""A conjunction or preposition that gives the event it introduces this status."""
matrix: Final = URIRef(NAMESPACE + "matrix")
"""A governing word that gives the event it governs this status."""
mayBe: Final = URIRef(NAMESPACE + "mayBe")
"""The node that the entity would have if the candidate is meant."""
mayor: Final = URIRef(NAMESPACE + "mayor")
"""Head of the government of a town or city."""
mediator: Final = URIRef(NAMESPACE + "mediator")
"""Who brokers, facilitates or witnesses as a third party."""
memberOfParliament: Final = URIRef(NAMESPACE + "memberOfParliament")
"""Member of a parliament or other legislature, whatever the title."""
message: Final = URIRef(NAMESPACE + "message")
"""Why the claim was refused."""
ministerOf: Final = URIRef(NAMESPACE + "ministerOf")
"""Member of a government who heads a ministry or has a field of his or her own, where the text names none that
has a term of its own."""
mixed: Final = URIRef(NAMESPACE + "mixed")
"""Told, with quoted parts."""
modal: Final = URIRef(NAMESPACE + "modal")
"""An auxiliary verb that gives an event this status."""
mode: Final = URIRef(NAMESPACE + "mode")
"""Whether the words are the speaker's own."""
monarch: Final = URIRef(NAMESPACE + "monarch")
"""Hereditary or elected sovereign of a kingdom, empire, principality or emirate, where the text names no more
exact title."""
nationalSecurityAdvisor: Final = URIRef(NAMESPACE + "nationalSecurityAdvisor")
"""Adviser to a head of state or government on national security."""
negated: Final = URIRef(NAMESPACE + "negated")
"""Said not to have happened."""
noun: Final = URIRef(NAMESPACE + "noun")
"""Lemma of a noun that is a trigger, written as in a text, its head last or before the first preposition (air
strike, instrument of ratification); a plural form written here matches only the plural."""
number: Final = URIRef(NAMESPACE + "number")
"""The number of an instrument or of one of its provisions, as cited."""
numberedHead: Final = URIRef(NAMESPACE + "numberedHead")
"""A noun or abbreviation too common to name an instance of the class by itself: it does so with a number, at the
beginning of the title of a document, and in that document after “this”."""
occurrenceVerb: Final = URIRef(NAMESPACE + "occurrenceVerb")
"""A verb that says of an event that it happens, begins or goes on: its status is that of the event that is its
subject."""
of: Final = URIRef(NAMESPACE + "of")
"""The kind of body that the office belongs to."""
parliamentSpeaker: Final = URIRef(NAMESPACE + "parliamentSpeaker")
"""Presiding officer of a parliament or of one of its chambers."""
participant: Final = URIRef(NAMESPACE + "participant")
"""Who takes part in what all do alike, such as a meeting."""
party: Final = URIRef(NAMESPACE + "party")
"""A party to the instrument."""
path: Final = URIRef(NAMESPACE + "path")
"""The dependencies of the parse from the trigger to the words for the value; one with ^ before it is followed
upwards."""
permanentRepresentative: Final = URIRef(NAMESPACE + "permanentRepresentative")
"""Head of the permanent mission of a state to an international organisation."""
place: Final = URIRef(NAMESPACE + "place")
"""Where it happens."""
planned: Final = URIRef(NAMESPACE + "planned")
"""Scheduled, intended or promised."""
plover: Final = URIRef(NAMESPACE + "plover")
"""Class of the type in the PLOVER scheme."""
pope: Final = URIRef(NAMESPACE + "pope")
"""Bishop of Rome, who heads the Catholic Church and is sovereign of the Vatican City State."""
premier: Final = URIRef(NAMESPACE + "premier")
"""Head of government who bears the title of premier, of a state or of a province."""
preposition: Final = URIRef(NAMESPACE + "preposition")
"""A preposition that introduces the value of the property."""
president: Final = URIRef(NAMESPACE + "president")
"""Head of state of a republic, or the person elected or appointed to preside over an organisation, parliament,
court or company."""
pressSecretary: Final = URIRef(NAMESPACE + "pressSecretary")
"""Official who speaks to the press for a head of state or government or for a department."""
primeMinister: Final = URIRef(NAMESPACE + "primeMinister")
"""Head of government of a state or autonomous territory who bears the title of prime minister or its equivalent."""
prosecutor: Final = URIRef(NAMESPACE + "prosecutor")
"""Official who brings criminal cases before a court on behalf of a state or an international body."""
provides: Final = URIRef(NAMESPACE + "provides")
"""The right or principle that the instrument is said to hold."""
provision: Final = URIRef(NAMESPACE + "provision")
"""An article, section or paragraph of the instrument that is cited."""
publicOffice: Final = URIRef(NAMESPACE + "publicOffice")
"""An office or post, of whatever kind, that a person holds for a state, an organisation or one of its bodies."""
queen: Final = URIRef(NAMESPACE + "queen")
"""Female sovereign who bears the title of queen, or the consort of a king."""
reference: Final = URIRef(NAMESPACE + "reference")
"""How the words for the value denote it: by name, pronoun, description, as the author of the document, or by a
name beside them."""
reportedIn: Final = URIRef(NAMESPACE + "reportedIn")
"""The statement whose words tell of the event: it is what a speaker says, not what the document itself reports."""
representative: Final = URIRef(NAMESPACE + "representative")
"""Person who represents a constituency, a state or a body in an assembly or with another, where the text says no
more."""
role: Final = URIRef(NAMESPACE + "role")
"""Any part that an entity has in an event."""
rule: Final = URIRef(NAMESPACE + "rule")
"""The type and trigger, or the rule of grammar, that found this."""
score: Final = URIRef(NAMESPACE + "score")
"""The candidate's share, from 0 to 1, of what speaks for all candidates: for persons the signs in the document,
for places the inhabitants. No probability."""
secretary: Final = URIRef(NAMESPACE + "secretary")
"""High official called a secretary, where the text does not say of which department."""
secretaryGeneral: Final = URIRef(NAMESPACE + "secretaryGeneral")
"""Chief administrative officer of an international organisation or other body."""
secretaryOfState: Final = URIRef(NAMESPACE + "secretaryOfState")
"""Foreign minister of the United States; elsewhere a senior minister, a junior minister or a senior official of
that title."""
senator: Final = URIRef(NAMESPACE + "senator")
"""Member of a senate."""
sha256: Final = URIRef(NAMESPACE + "sha256")
"""SHA-256 of the text in UTF-8, as lower-case hexadecimal digits."""
shape: Final = URIRef(NAMESPACE + "shape")
"""The shape or constraint that failed."""
sherpa: Final = URIRef(NAMESPACE + "sherpa")
"""Personal representative of a head of state or government who prepares a summit, such as that of the Group of
Twenty."""
signatory: Final = URIRef(NAMESPACE + "signatory")
"""Who signs, or in whose name it is signed."""
signedOn: Final = URIRef(NAMESPACE + "signedOn")
"""Day, month or year of its signing, as stated."""
slot: Final = URIRef(NAMESPACE + "slot")
"""The slot of the trigger's frame that the value fills, or what else gave it: an adjunct of time, place or
instrument, the clause around it, the narrative before it, an event, a name."""
soleHead: Final = URIRef(NAMESPACE + "soleHead")
"""A common noun for instances of the class of which a state has one at a time, so that with a definite
determiner it denotes that one."""
speaker: Final = URIRef(NAMESPACE + "speaker")
"""Who says it; a text that speaks, such as a resolution, counts."""
speakerText: Final = URIRef(NAMESPACE + "speakerText")
"""The words for a speaker who is not named."""
specialEnvoy: Final = URIRef(NAMESPACE + "specialEnvoy")
"""Person sent by a state or an organisation to deal with one question, conflict or region."""
specialRapporteur: Final = URIRef(NAMESPACE + "specialRapporteur")
"""Independent expert whom a human-rights body appoints to report on a subject or a state."""
specialRepresentative: Final = URIRef(NAMESPACE + "specialRepresentative")
"""Person who represents an organisation, its chief officer or a state for one question, conflict or region."""
spokesperson: Final = URIRef(NAMESPACE + "spokesperson")
"""Person who speaks to the public and the press for a state, body or office-holder."""
startDate: Final = URIRef(NAMESPACE + "startDate")
"""When it begins."""
status: Final = URIRef(NAMESPACE + "status")
"""Whether the document tells of it as having happened, as to come, as possible, or as not having happened."""
statusCue: Final = URIRef(NAMESPACE + "statusCue")
"""Words that give events of this type alone a status: a node with cq:gives and cq:modal, cq:matrix, cq:marker or
cq:adjective."""
sultan: Final = URIRef(NAMESPACE + "sultan")
"""Sovereign who bears the title of sultan."""
supersedes: Final = URIRef(NAMESPACE + "supersedes")
"""Takes the place of the other instrument."""
supremeLeader: Final = URIRef(NAMESPACE + "supremeLeader")
"""Highest authority of a state that bears this title, above its president and government."""
target: Final = URIRef(NAMESPACE + "target")
"""To whom it is done; of a statement, who is condemned, accused, appealed to, threatened or endorsed."""
tenure: Final = URIRef(NAMESPACE + "tenure")
"""How the document says that the person holds the office, where it is not held now and in full."""
text: Final = URIRef(NAMESPACE + "text")
"""Words of an example."""
tradeRepresentative: Final = URIRef(NAMESPACE + "tradeRepresentative")
"""Official who leads a government’s trade negotiations and bears the title of trade representative."""
transparent: Final = URIRef(NAMESPACE + "transparent")
"""A noun that stands for the state or body that it belongs to, as government or delegation does."""
trigger: Final = URIRef(NAMESPACE + "trigger")
"""A verb or noun that expresses the type, with its frames: a node with cq:verb or cq:noun, cq:frame and, if need
be, the limits below."""
underSecretary: Final = URIRef(NAMESPACE + "underSecretary")
"""Senior official, or junior member of a government, ranking below a secretary or minister and a deputy."""
underSecretaryGeneral: Final = URIRef(NAMESPACE + "underSecretaryGeneral")
"""Senior official of the United Nations who heads a department or office and ranks below the deputy secretary-
general."""
unless: Final = URIRef(NAMESPACE + "unless")
"""A word that, beside the trigger, shows that something else is meant."""
verb: Final = URIRef(NAMESPACE + "verb")
"""Lemma of a verb that is a trigger; further words after it must depend on it, such as the particle, preposition
or object of come together or reach agreement."""
vicePresident: Final = URIRef(NAMESPACE + "vicePresident")
"""Deputy of the president of a state or organisation, who acts in the president’s absence."""
words: Final = URIRef(NAMESPACE + "words")
"""The words that the claim was read from."""
yields: Final = URIRef(NAMESPACE + "yields")
"""What an example must yield, as property=value pairs separated by semicolons; values are names as they stand in
the text, dates or local names of terms."""
