"""How often ordinary words stand in job texts of any trade, so that what a ladder says can be told from what all say.

Counted on the tasks of 28 of 55 job families in questionnaires of United States federal agencies (public domain): in
how many of 100 texts a stem stands, in five bands. What stands in fewer than four of 100 is not listed.
"""

BANDS = {
    0.5: (
        "analyz coordin determin develop ensur evalu identif manag oper organiz plan polic procedur program "
        "provid recommend requir review support system"
    ),
    0.32: (
        "action activ advis appropri asses assign assist compli conduct control data direct document equipment "
        "establish facil guid implement improv includ information issu maintain need new object perform personnel "
        "prepar problem proces project regul relat report resolv resourc servic techn train use work"
    ),
    0.2: (
        "administr agenc analysis appl area bas budget chang communic complet contract correct custom design "
        "effect effectiv employe engin execut feder goal govern inspect instruct integr interpret investig level "
        "local mainten make materi matt meet method miss monit offic order overse performance practic present "
        "qual record request research safet schedul secur serv speci staf standard strateg stud supp techniqu "
        "test time utiliz vari verif within"
    ),
    0.11: (
        "accomplish accord accur accurac achiev acquisit administ advic analys annu applic applicabl approv "
        "aspect associ assur autom availabl brief capabil command commun complex component comprehens concept "
        "concern condit contingenc cost cours current databas decis depart discrepanc dur educ efficienc electron "
        "emergenc environ environment etc exist field file financi forc form formul funct fund guidelin hazard "
        "health high impact initi inquir instal interest intern invent involv item key knowledg law lead long "
        "measur met modific natur necessar offici other particip potenti prevent prior procur product profession "
        "progres prop propert propos protect publ rang rece regard regulat repair represent respons result revis "
        "risk rule seni softwar solut specif specific stat status subject supervis technolog through track "
        "transport trend unit updat used using variet which written"
    ),
    0.055: (
        "abil acces accident account act adapt addres adequ adjust advanc affair affect agreement aid air "
        "aircraft alloc altern analyt answ appli appoint approach arrang asset attend audi audit author base "
        "benef best between briefing budgetar build busi calibr call card care caus cent civil classifi clear "
        "code collabor collect comp compar compil comput confer configur confirm conflict conform construct "
        "consult contact continu correspond creat crit criteria date deadlin defens deficienc defin deliv deliver "
        "demonstr deplo detail development devic difficult discus distribut divers dod drawing duty econom "
        "efficient effort elimin enforc enhanc enter estim event examin exercis expenditur expert explain extern "
        "extract facilit fact feedback finding follow forecast formal full function futur gener group handl "
        "headquart human hygien incident increas independent individu industri inform innov input instruction "
        "interact land leader learn legal lett liaison life limit locat logist major mak mann manpow manu mechan "
        "media medic meeting memb memorandum methodolog mileston militar minimiz mitig model multi nation negoti "
        "non not oblig obtain occup oral out overal oversight packag patient period person pertain phys point "
        "posit prescrib principl promot proper purchas purpos rate readi real reconcil refer relation relevant "
        "requisit resolut respond responsibl safe safeguard sampl select sensit ship short similar site skil solv "
        "sound sourc specialist specializ stakehold statist stock storag structur student submis submit subordin "
        "surve surveil take target task team term they throughout tool transact type under understand up valid "
        "vehicl viol visit weapon when wher whil wide workload year"
    ),
}
"""The share of texts in which a stem of the band stands, and the stems."""

EVERYDAY = {stem: share for share, stems in BANDS.items() for stem in stems.split()}
REST = 0.015
"""The share taken for a stem that is not listed."""
STEMS = 60
"""So many different stems stand in a text, in the mean."""
