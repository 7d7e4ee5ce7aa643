"""How job catalogues and class specifications name their columns and headings, gathered from public ones."""

FACTS = {
    "job_code": "class code|classification code|class no|class number|class id|class spec code|class specification code|"
    "job code|jobcode|job id|title code|title no|position code|position number|spec no|spec number|item number|pcls|"
    "series code|job class no|job class code|job number|job profile id|reference id|code|job title code|stellencode",
    "title": "class title|classification|classification title|job title|job class title|official title|position title|"
    "job profile|job profile name|spec title|payroll title|title|job|job class|job name|position|role title|role name|"
    "position name|working class title|stellenbezeichnung",
    "grade": "pay grade|salary grade|grade|pay range|salary range number|range no|range number|pay band|salary band|band|"
    "labor grade|comp grade|pay level|sal grade|salary code|job grade|grade level|compensation grade|range|salary schedule|"
    "classification level|pay scale group|entgeltgruppe",
    "exemption": "flsa|flsa status|flsa code|exempt status|exempt non exempt|overtime status|ot code|overtime eligible|"
    "exemption|exemption status|flsa exemption|flsa designation|flsa classification|overtime exemption",
    "family": "job family|class series|series|series title|occupational series|career family|job series|class family|"
    "job sub family|family|job family name|discipline|stellenfamilie",
    "function": "job function|occupational group|occ group|job family group|occupation group|job group|class category|"
    "department function|function|job family group name",
    "level": "job level|career level|level|asg lvl|rank|step in series|tier|class level|level name|stufe|karrierestufe",
}
"""Facts of a level that have a place of their own, by the names of columns and of rows."""

OTHER_FACTS = (
    "working title|functional title|business title|alternate title|short title|abbreviated title|career track|track|"
    "career stream|employee class|management level|contribution type|pay plan|salary plan|pay table|schedule code|"
    "salary structure|grade profile|comp plan|steps|no of steps|salary step|minimum salary|min salary|range minimum|"
    "bottom step|hiring rate|midpoint|control point|market rate|maximum salary|max salary|top step|range maximum|job rate|"
    "salary|salary range|annual salary|monthly salary|hourly rate|pay rate|compensation|compensation range|base salary|"
    "pay|pay basis|frequency|rate type|pay type|hourly annual|eeo category|eeo code|eeo 4|eeo4|eeo 1|eeo|eeo job group|"
    "eeo function|eeoc|eeo4 code|aap group|ipeds|soc|soc code|onet|onet soc|census code|isco|noc|occupational code|"
    "occupation code|bargaining unit|barg unit|union|union code|cbid|representation unit|rep unit|employee group|"
    "employee organization|mou|association|wc class|wc code|workers comp|workers comp code|risk code|civil service status|"
    "civil service|merit status|service type|jurisdictional class|appointment type|title type|probation|"
    "probationary period|probation months|trial service|working test period|std hours|standard hours|hours per week|"
    "workweek|fte basis|annual hours|status|standing|class status|established|date established|adopted|date adopted|"
    "created|approved|board date|date approved|revised|last revised|revision date|date of last revision|date revised|"
    "amended|updated|reviewed|last updated|last reviewed|effective|effective date|eff date|effective as of|start date|"
    "begin date|expires|end date|expiry|abolished on|supersedes|former title|previous code|previous classification|"
    "formerly|replaces|old class code|promotes to|next class|department|dept|agency|using departments|division|unit|"
    "location|incumbents|positions|headcount|filled|budgeted|medical group|medical class|physical class|background level|"
    "drug test|bonding|conflict of interest code|benefit code|safety sensitive|open date|opening date|posting date|"
    "closing date|close date|application deadline date|filing deadline|issue date|date issued|last date to apply|"
    "exam number|exam no|job type|job category|reports to|supervisor|supervisor title|employment type|schedule|"
    "direct reports|years of experience|years|min|max|mid|low|high|minimum|maximum|currency|family code|job family code|"
    "analyst|spec date|class established|class revised|date|revised date|retirement|fair labor standards act|exam type|"
    "work location|job location|overtime|shift|travel|version|document number|author|owner|last edited|prepared by"
)
"""Other facts of a level, kept under the name that the file gives them."""

SECTIONS = {
    "position-summary": "definition|class definition|class concept|concept of class|general statement|job description|"
    "general statement of duties|general summary|summary|job summary|position summary|position overview|basic purpose|"
    "purpose|purpose of class|job purpose|position purpose|nature of work|general description|description|"
    "general purpose|role|scope of work|general functions|introduction|basic function|class summary|"
    "occupational summary|overview|the role|about the role|purpose of position|general nature of work|summary of duties|"
    "class description|primary purpose|statement of the job|mission",
    "distinguishing": "distinguishing characteristics|distinguishing features|distinguishing features of work|"
    "distinguishing features of the class|distinguishing factors|class characteristics|class standards|level definition|"
    "levels of work|differentiation|characteristics of the class|classification standards|allocating criteria|"
    "series concept|class distinctions|series definition|level descriptors|allocation factors",
    "essential-duties": "essential functions|essential job functions|essential duties|essential duties and responsibilities|"
    "examples of duties|examples of work|examples of tasks|illustrative examples of work|illustrative duties|"
    "typical duties|typical tasks|representative duties|characteristic duties and responsibilities|duties|"
    "duties and responsibilities|principal duties|primary tasks|key responsibilities|major duties|job duties|"
    "important and essential duties|work performed|task statements|what you will do|primary responsibilities|"
    "accountabilities|responsibilities|tasks|typical work|examples of essential duties|examples of essential functions|"
    "primary duties|typical class essential duties|main duties|key duties|core duties|key accountabilities|"
    "example of duties|job functions|general duties|specific duties|illustrative tasks|work activities|aufgaben|functions|"
    "principal duties and responsibilities|essential responsibilities|job responsibilities|key tasks|duty statements|"
    "essential job duties|essential duties of the position|typical functions",
    "other-duties": "other duties|marginal functions|additional duties|related duties|secondary functions|other functions|"
    "peripheral duties|other duties as assigned|other job functions|nonessential functions|marginal duties",
    "supervision-received": "supervision received|under direction of|reporting relationship|supervision received by|"
    "lines of supervision|controls over work|guidance received|supervisory controls",
    "supervision-exercised": "supervision exercised|supervises|supervisory responsibilities|supervision given|supervision|"
    "leadership of others|staff supervised|supervisory responsibility|supervision received and exercised|"
    "supervision exercised and received|supervision of others",
    "minimum-qualifications": "minimum qualifications|minimum requirements|qualifications|required qualifications|"
    "requirements|basic qualifications|education and experience|training and experience|experience and training|"
    "employment standards|entrance requirements|qualification standards|entry requirements|requirement|"
    "acceptable experience and training|guidelines|patterns|eligibility|education|experience|qualification|"
    "minimum acceptable qualifications|education and training|minimum education and experience|training|"
    "minimum qualification|requirement minimum qualification|requirements minimum qualifications|"
    "requirements minimum qualification|required education and experience|job requirements|"
    "education training and experience|minimum training and experience|typical qualifications|experience required|"
    "qualification guidelines|qualifications guidelines|education requirements|experience requirements|anforderungen|"
    "education experience|required experience|required education|position requirements|entrance qualifications",
    "desirable-qualifications": "desirable qualifications|preferred qualifications|desirable requirements|"
    "desirable experience and training|highly desirable|ideal candidate|preferred|desired qualifications|"
    "preferred education and experience|desirable|preferences|desirable qualification",
    "additional-qualifications": "special requirements|additional requirements|necessary special requirements|"
    "special qualifications|conditions of employment|special conditions|background|residency|special requirement|"
    "necessary special requirement|other requirements|additional qualifications|special necessary requirements",
    "substitution": "substitution|substitutions|equivalency|education experience substitution|equivalent combinations|"
    "in lieu of",
    "promotional-eligibility": "promotional eligibility|promotional requirement|promotional pattern|career path|"
    "promotional opportunities|career ladder|line of promotion|advancement|promotional line|career progression",
    "certificates-and-licenses": "license|licenses|licenses and certificates|licensure|certification|registration|"
    "special licenses|drivers license|driver license|license or certificate|licenses and certifications|certifications|"
    "licenses certifications|license and certificates|certificates|licenses or certificates|required licenses|"
    "license requirement|certifications licenses|licensing requirements",
    "knowledge-skills-expertise": "knowledge of|skill in|ability to|skills|abilities|ksa|ksas|skills and abilities|"
    "knowledge skills and abilities|required knowledge|desirable knowledges abilities and skills|competencies|"
    "job standards|core competencies|worker characteristics|knowledge|knowledge and abilities|skill|ability|"
    "knowledge skills abilities|required knowledge skills and abilities|knowledge abilities and skills|"
    "knowledges skills and abilities|knowledge and skills|skills and knowledge|desirable knowledge skills and abilities|"
    "required competencies|technical skills|knowledge skills and expertise|knowledge abilities|knowledge and ability|"
    "knowledge of principles|required skills|kenntnisse|technical competencies|knowledge skills abilities and competencies",
    "physical-requirements": "physical demands|physical requirements|physical class|physical and mental demands|"
    "physical abilities|sensory|ada requirements|essential physical abilities|physical demands and working conditions|"
    "physical and sensory elements|physical|physical requirement|ada compliance|mental demands|physical effort|"
    "physical demands and work environment|physical mental requirements|physical standards",
    "working-conditions": "working conditions|work environment|environmental conditions|environment|work setting|hazards|"
    "job environment|equipment operated|tools and equipment|environmental factors|work conditions|working environment|"
    "tools and equipment used|environmental elements|conditions of work|equipment used|materials and equipment",
    "complexity": "complexity|complexity of work|complexity of duties",
    "decision-making": "latitude|judgment|decisions|decision making|independence of action|freedom to act",
    "communication": "contacts|purpose of contacts|relationships|personal contacts|communication",
    "overall-impact": "scope and effect|impact|consequence of error|scope|impact of work",
    "resources": "budget authority|fiscal responsibility|budget responsibility|financial responsibility",
    "promotion-criteria": "promotion criteria|readiness|criteria for advancement",
}
"""Headings of class specifications by the dimension that they are."""

NOTES = (
    "notes|note|history|approvals|disclaimer|benefits|supplemental information|how to apply|selection process|"
    "where to apply|application deadline|process notes|process note|application process|examination weights|"
    "examination information|selective certification|annual salary|class history|equal opportunity|"
    "additional information|general information|employment information|examination|exam process|notice|"
    "application information|special instructions|important notes|the examination|benefit information|about us|"
    "about the department|probationary period|eeo statement|physical classification|work schedule|qualifying for the exam"
)
"""Headings of parts that no level is compared by; they are kept as rows all the same."""

LEVELS = (
    "level|levels|title|role|job title|position|stage|rank|grade|job|classification|class title|job level|career level|"
    "level name|stufe|title level|role title|position title|band|job family level|seniority|job class|class|roles"
)
"""What stands over a column of levels."""

LABELS = (
    "area|competency|competence|skill|dimension|attribute|topic|criterion|criteria|expectation|factor|capability|behavior|"
    "behaviour|trait|subcategory|sub category|element|job factor|aspect|focus area|responsibility|value|parameter|"
    "kompetenz|bereich|kriterium|thema|merkmal|competencies|skills|dimensions|attributes|topics|areas|expectations|factors|"
    "behaviors|row|rows|requirement|standard|indicator|performance factor|axis|vector|ability|name|what|characteristic|"
    "job element|compensable factor|question"
)
"""What stands over a column of the labels of rows."""

CATEGORIES = (
    "group|category|theme|pillar|section|cluster|domain|kategorie|track|heading|competency group|competency area|"
    "skill category|skill group|gruppe|dimension group|competency category|core value"
)
"""What stands over a column of the headings that rows stand under."""

DEFINITIONS = (
    "definition|meaning|what it means|explanation|definitions|what is it|summary|description|overview|details|"
    "competency definition|definition of competency|short description|beschreibung|guiding question|question"
)
"""What stands over a column that defines the labels beside it."""

LEFT_OUT = "notes|note|comments|comment|remarks|links|link|resources|references|examples of evidence|source|sources|bemerkungen"
"""What stands over a column that says nothing of a level."""
