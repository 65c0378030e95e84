"""Words that tell names of people from other words in capitals, by script. Pure."""

PARTICLES = frozenset(
    "van von de den der del della dei degli di da das do dos du la le bin ibn al el ter ten zu zum y af av".split()
)
SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV".split())
DEGREES = frozenset("Dr Dr. Prof Prof. Professor Mr Mr. Mrs Mrs. Ms Ms. Sir Ph.D. PhD".split())

# What hardly anybody is called, while works, notes and houses often are.
NOT_NAMES = frozenset(
    """
    academy ai algorithms analysis and api app architecture artificial automatic awesome basic beginner berkeley best
    bio blog book brain business center channel class cloud code codes collection college community company computer
    computing conference course crash data database deep department design developer development docs documentation
    easy edition ee engine engineering example explained face first fast framework free full google graph group guide
    hacker handbook hands high how hugging inc index institute intelligence intro introduction java javascript journal
    keras lab labs language large learning lecture lectures library linear list machine magazine manual math media
    medium method methods meta microsoft mit model modern natural network networks neural new news nlp notes official
    online open openai organization overview paper papers part platform podcast practical probability
    processing programming project python pytorch quick reading real reinforcement research resources review science
    sciences security series short simple site society software speech stack stanford statistics stream student
    studio summary summer support survey system systems talk team tech technical technologies technology tensorflow
    text the theory times tool toolkit tools training tutorial tutorials university using video videos vision web
    website wiki with workshop world youtube
    a accessible adaptive advanced adversarial against all amazing an anomaly are around attention audio automated
    awesome behind better beyond building chapter clean complete comprehensive computers concise control core
    corporate creative critical current curated custom deeper detailed different digital distributed diverse domain
    dynamic early effective efficient end english enterprise entity essential essentials event every excellent expert
    extended famous feature few fine for from fun functional fundamentals future game games generative getting
    global good great growing happy hidden highly history human hybrid idea ideas image images important in inside
    interactive interesting interview introductory is it its key knowledge life lite little live local long low main
    major making many meets metric mini minimal mobile modal more most multi music must my named next nice non
    not object of old on one original other our out outdated own personal pixel play plus policy popular pro problem
    product production public pure question questions random rare read recent recommended relational retro
    robot rules secret self semantic semi sentiment serious set shot should side signal single small smart solid some
    source spanish special start state step stories strategies strong stuff super supervised task tips to top
    towards transfer transformer transformers understanding universal unofficial unsupervised updated use useful user
    various very visual warning weekly well what when why without word words work works writing your zero
    abstract architectures article articles authors available baseline benchmark benchmarks blogpost cheatsheet
    classic classification classics classifier client codebase coding comparison compiler compression concept concepts
    convolutional cookbook cryptography dataset datasets demo detection devops diffusion discrete dynamics editor
    embedding embeddings encoder evaluation exam exercises experiments explanation exploration federated flow forum
    frontend backend generation generator github gradient graphics guidelines hardware homepage implementation
    inference information intermediate internet kernel keyword keywords kubernetes landmark layers link links linux
    logic map mathematics memory mining models newsletter optimization oral pages pattern patterns performance
    perspective physics pipeline playlist poster prediction preprint presentation primer principles print prize
    products programmer programmers proceedings prompt prompting proof protocol quantum recognition recommendation
    reference references regression repository representation reproducibility retrieval robotics runtime sample
    sampling scale scratch search segmentation server simulation slides solution solutions space spotlight stable
    standard standards structure structured structures style tensor testing textbook token tokens topic topics
    tracking translation tuning type types update version versions volume volumes award awards honorable mention
    curso cursos guía guia libro livro livre cours corso guida introducción introdução introduzione manuale manuel
    einführung grundlagen kurs buch handbuch programmierung deutsch deutsche español français português italiano
    kurs książka podręcznik apostila tradução traducción traduction übersetzung
    wprowadzenie versión versão radio hour show episode broadcast
    """.split()
)
# Of these words, some people are called so; between other people, they are names.
SELDOM_NAMES = frozenset(
    """long good little small smart early rare happy major english french best short high hands page pages price case
    core song field fields power fast wise paper star stark bell man young day self more play fine""".split()
)
NOT_A_NAME_ENDING = (
    *(
        "tion",
        "sion",
        "tions",
        "ness",
        "ology",
        "ics",
        "ous",
        "ity",
        "ities",
        "ments",
        "izer",
        "former",
        "oring",
        "izing",
        "mming",
    ),
    *("ization", "isation", "ungen", "keit", "heit", "ción", "ções", "ção"),
)

# Chinese and Korean family names come first and are few.
HAN_FAMILIES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾"
    "肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任"
    "沈姚卢盧姜崔钟鍾谭譚陆陸汪范廖石金韦韋贾賈夏付傅方白邹鄒孟熊秦邱江尹薛闫閆段雷侯龙龍史陶黎贺賀顾"
    "顧毛郝龚龔邵万萬钱錢严嚴戴莫孔向汤湯俞阮季穆庄莊"
    "楼裴翁岳齐齊梅柳鲁魯耿柴辛翟左舒聂聶祝焦项項管冉卜詹关關欧歐霍樊凌颜顏倪伍卫衛鲍鮑巩鞏简簡"
)
HAN_DOUBLE_FAMILIES = frozenset("欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 皇甫 尉迟 公孙 慕容 司徒".split())
JAPANESE_FAMILIES = frozenset(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤
    吉田 山田 佐々木 山口 松本 井上 木村 斎藤 齋藤 斉藤 清水 山崎
    阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 長谷川
    村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原
    岡本 松田 中川 中野 原田 小野 竹内 金子 和田 中山 石田 上田
    森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野
    丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉
    久保 松井 小島 岩崎 桜井 野口 松尾 野村 木下 菊地 佐野 大西
    杉本 新井 浜田 市川 古川 水野 小松 島田 小山 菅原 熊谷 紫藤 西田
    北村 川上 安田 服部 辻 森 林 原 東 関 岡 星 堀 南
    西尾 結城 奥村 樋口 中谷 岡野原 浅野 松浦 川口 飯田
    福島 石橋 大島 永井 松下 荒木 尾崎 白石 松村 桑原 黒田 川村 西川 関根 早川 土井 須藤 三宅 片山 望月 甘利 合原
    吉川 五十嵐 本田 久保田 中田 川崎 土屋 秋山 石原 馬場
    """.split()
)
HANGUL_FAMILIES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공"
    "현함변염여추도소석선설마길연위표명기반왕"
)
# Arabic has no capitals: a name is known by a given name at its beginning.
ARABIC_GIVEN = frozenset(
    """
    محمد أحمد احمد محمود مصطفى علي حسن حسين حسام خالد عمر عمرو يوسف إبراهيم ابراهيم كريم طارق وليد هشام أسامة اسامة
    سامي ياسر ماجد فهد سعيد سعد نبيل رامي أمين عادل زياد باسل بلال حمزة إسماعيل اسماعيل موسى عيسى جمال كمال صلاح فؤاد
    منير نور هدى سارة مريم فاطمة ليلى عائشة زينب هبة رنا ريم سلمى عبد عبداللطيف عبدالله عبدالرحمن عبدالعزيز عبدالهادي
    """.split()
)
AUTHOR_WORDS = "著 编著 編著 主编 等著"
"""What follows the names of authors in Chinese and Japanese."""
