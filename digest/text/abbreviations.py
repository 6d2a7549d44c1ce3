"""Which words with a full stop end no sentence."""


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What stands before a name and so never ends a sentence, written as it is written there: "Gen."
# is a title, "gen." may be the end of one. Those that may well end a sentence (Tbk., M.Si., dll.,
# Inc., U.S.) are missing on purpose: a small letter after them, or sentencex's lists, tell.
BEFORE_NAME = _listed(
    "Mr Mrs Ms Mx Dr Drs Dra Prof Rev Hon Gen Col Maj Capt Cap Lt Sgt Cpl Adm Cmdr Sen Rep Gov "
    "Pres Supt Det Insp Messrs St Ft Mt vs "
    "Hj Kh KH K.H Tn Ny Nn Bpk Sdr Sdri Yth Ir Jend Letjen Mayjen Brigjen Kol Letkol Kompol "
    "Kombes Kombespol Komjen Irjen AKBP AKP Ipda Iptu Aipda Aiptu Bripka PT CV UD Jl Jln Gg "
    "Kab Kec Kel Ds Ust jl jln a.n u.p Sdn Gng Pang Bw Bi Dkt Mhe "
    "Sr Sra Srta Ud Uds Av Avda Arq Lic Ing Mme Mlle Mgr Exmo Séc séc dott sig Dl Dna "
    "Hr Fr Fa Dipl Dhr dhr Mw mw np Np např Např Ul ul "
    "TP PGS PGS.TS GS GS.TS TS ThS BS "
    "д-р проф им ул тов মো মোঃ ড ডা অধ্যা डॉ प्रो श्री पं"
)
# What stands before a number: a small word may end a sentence before anything else.
BEFORE_NUMBER = _listed(
    "no nos vol fig figs art sec ch p pp op ca approx hal hlm rp tgl pkl rt rw psl ps pkt "
    "kl nr tel telp tlp núm pág стр рис гл tj"
)
# Languages in which a number with a full stop is the first, the second and so on.
COUNTING = _listed("tr az de da nb nn no fi et lv cs sk pl hu hr sr bs sl eu")
