#!/usr/bin/env python3
"""Writes posts.jsonl and groups.tsv beside itself: invented news in six languages, told by each language in its own way, and tempting
strangers. Same seed, same bytes. Events, persons and numbers are invented, the provinces are real; every sentence was written for this."""
import datetime, json, os, random

L = ["ko", "en", "zh", "ja", "ru", "mn"]
# ko, en, zh, ja, ru: nominative / "in" / genitive, mn: name / "in" / genitive
REGIONS = [r.split("|") for r in """경상북도|Gyeongsangbuk-do|庆尚北道|慶尚北道|провинция Кёнсан-Пукто/в провинции Кёнсан-Пукто/провинции Кёнсан-Пукто|Хойд Гёнсан муж/Хойд Гёнсан мужид/Хойд Гёнсан мужийн
강원특별자치도|Gangwon State|江原特别自治道|江原特別自治道|провинция Канвон/в провинции Канвон/провинции Канвон|Канвон муж/Канвон мужид/Канвон мужийн
울산광역시|Ulsan Metropolitan City|蔚山广域市|蔚山広域市|город Ульсан/в Ульсане/Ульсана|Ульсан хот/Ульсан хотод/Ульсан хотын
도야마현|Toyama Prefecture|富山县|富山県|префектура Тояма/в префектуре Тояма/префектуры Тояма|Тояма муж/Тояма мужид/Тояма мужийн
돗토리현|Tottori Prefecture|鸟取县|鳥取県|префектура Тоттори/в префектуре Тоттори/префектуры Тоттори|Тоттори муж/Тоттори мужид/Тоттори мужийн
니가타현|Niigata Prefecture|新潟县|新潟県|префектура Ниигата/в префектуре Ниигата/префектуры Ниигата|Ниигата муж/Ниигата мужид/Ниигата мужийн
지린성|Jilin Province|吉林省|吉林省|провинция Цзилинь/в провинции Цзилинь/провинции Цзилинь|Гирин муж/Гирин мужид/Гирин мужийн
산둥성|Shandong Province|山东省|山東省|провинция Шаньдун/в провинции Шаньдун/провинции Шаньдун|Шаньдун муж/Шаньдун мужид/Шаньдун мужийн
간쑤성|Gansu Province|甘肃省|甘粛省|провинция Ганьсу/в провинции Ганьсу/провинции Ганьсу|Ганьсу муж/Ганьсу мужид/Ганьсу мужийн
헤이룽장성|Heilongjiang Province|黑龙江省|黒竜江省|провинция Хэйлунцзян/в провинции Хэйлунцзян/провинции Хэйлунцзян|Хармөрөн муж/Хармөрөн мужид/Хармөрөн мужийн
후난성|Hunan Province|湖南省|湖南省|провинция Хунань/в провинции Хунань/провинции Хунань|Хунань муж/Хунань мужид/Хунань мужийн
연해주|Primorsky Krai|滨海边疆区|沿海地方|Приморский край/в Приморском крае/Приморского края|Приморийн хязгаар/Приморийн хязгаарт/Приморийн хязгаарын
이르쿠츠크주|Irkutsk Oblast|伊尔库茨克州|イルクーツク州|Иркутская область/в Иркутской области/Иркутской области|Эрхүү муж/Эрхүү мужид/Эрхүү мужийн
부랴트공화국|Republic of Buryatia|布里亚特共和国|ブリヤート共和国|Республика Бурятия/в Бурятии/Бурятии|Буриад улс/Буриад улсад/Буриад улсын
셀렝게 아이막|Selenge Aimag|色楞格省|セレンゲ県|Селенгинский аймак/в Селенгинском аймаке/Селенгинского аймака|Сэлэнгэ аймаг/Сэлэнгэ аймагт/Сэлэнгэ аймгийн
도르노드 아이막|Dornod Aimag|东方省|ドルノド県|Восточный аймак/в Восточном аймаке/Восточного аймака|Дорнод аймаг/Дорнод аймагт/Дорнод аймгийн""".split("\n")]
PERSONS = [p.split("|") for p in """윤서진|YUN Seo-jin|尹瑞珍|尹瑞珍（ユン・ソジン）|Юн Со Чин|Юн Сожин
배도현|BAE Do-hyun|裴道贤|裵道賢（ペ・ドヒョン）|Пэ До Хён|Пэ Дохён
홍가람|HONG Ga-ram|洪佳蓝|洪佳藍（ホン・ガラム）|Хон Га Рам|Хон Гарам
천이안|CHEON Yi-an|千怡安|千怡安（チョン・イアン）|Чхон И Ан|Чон Иан
니시무라 아오이|NISHIMURA Aoi|西村葵|西村葵|Нисимура Аои|Нишимура Аои
구라타 신고|KURATA Shingo|仓田真吾|倉田真吾|Курата Синго|Курата Шинго
하세가와 미오|HASEGAWA Mio|长谷川澪|長谷川澪|Хасэгава Мио|Хасэгава Мио
쉬웨이란|XU Weilan|许蔚兰|許蔚蘭|Сюй Вэйлань|Сюй Вэйлань
판즈헝|PAN Zhiheng|潘志恒|潘志恒|Пань Чжихэн|Пан Жихэн
톈위슈|TIAN Yuxiu|田雨秀|田雨秀|Тянь Юйсю|Тянь Юйшю
예고로바 마리나|YEGOROVA Marina|叶戈罗娃·玛琳娜|エゴロワ・マリーナ|Марина Егорова|Марина Егорова
자하로프 글레프|ZAKHAROV Gleb|扎哈罗夫·格列布|ザハロフ・グレプ|Глеб Захаров|Глеб Захаров
바트새항 뭉흐톨|MUNKHTUUL Batsaikhan|巴特赛汗·蒙赫图勒|バトサイハン・ムンフトール|Б. Мунхтул|Б. Мөнхтуул
다바 나란치메그|NARANCHIMEG Davaa|达瓦·娜仁其木格|ダワー・ナランチメグ|Д. Наранчимэг|Д. Наранчимэг""".split("\n")]
THEMES = [t.split("|") for t in """산불 예방|forest fire prevention|森林防火|森林火災の予防|профилактика лесных пожаров|ой хээрийн түймрээс сэргийлэх
전통 음식|traditional food|传统饮食|伝統料理|традиционная кухня|уламжлалт хоол
철새 보호|protection of migratory birds|候鸟保护|渡り鳥の保護|охрана перелётных птиц|нүүдлийн шувуу хамгаалах
농촌 관광|rural tourism|乡村旅游|農村観光|сельский туризм|хөдөөгийн аялал жуулчлал
항만 물류|port logistics|港口物流|港湾物流|портовая логистика|боомтын логистик
청년 창업|start-ups by young people|青年创业|若者の起業|молодёжное предпринимательство|залуусын гарааны бизнес
수소 에너지|hydrogen energy|氢能|水素エネルギー|водородная энергетика|устөрөгчийн эрчим хүч
박물관 교류|exchange of museums|博物馆交流|博物館交流|обмен музеев|музейн солилцоо
겨울 스포츠|winter sports|冬季运动|冬季スポーツ|зимние виды спорта|өвлийн спорт
하천 수질|water quality of rivers|河流水质|河川の水質|качество речной воды|голын усны чанар""".split("\n")]

# Each story: title, then sentences that a version may tell or leave out. R region, S second region, T theme, P person, D days, N M numbers, K ordinal.
STORIES = {
"meeting": {
 "ko": ["{R}에서 ‘{T}’ 회의 열려", "{D} {R}에서 ‘{T}’을(를) 주제로 한 실무 회의가 열려 {N}명이 참석하였다.", "{P} 국장은 지난 3년간의 성과 {M}건을 소개하였다.", "{S} 대표단은 다음 회의를 자기 지역에서 열겠다고 제안하였다."],
 "en": ["Meeting on {T} Held in {R}", "A working meeting on {T} took place in {R} {D} with {N} participants.", "Director {P} presented {M} results of the last three years.", "The delegation of {S} offered to host the next meeting."],
 "zh": ["“{T}”会议在{R}召开", "{D}，以“{T}”为主题的工作会议在{R}召开，{N}人出席。", "{P}局长介绍了三年来的{M}项成果。", "{S}代表团提议由本地承办下次会议。"],
 "ja": ["{R}で「{T}」会議を開催", "{D}、「{T}」をテーマとする実務会議が{R}で開かれ、{N}人が出席した。", "{P}局長はこの三年間の成果{M}件を紹介した。", "{S}の代表団は次回の会議を引き受けたいと述べた。"],
 "ru": ["{Rin} обсудили тему «{T}»", "{D} {Rin} состоялась рабочая встреча по теме «{T}», в которой участвовали {N} человек.", "Директор {P} рассказал о {M} результатах последних трёх лет.", "Делегация {Sgen} предложила провести следующую встречу у себя."],
 "mn": ["{Rin} «{T}» сэдэвт уулзалт болов", "{D} {Rin} «{T}» сэдвээр ажлын уулзалт болж, {N} хүн оролцов.", "Захирал {P} сүүлийн гурван жилийн {M} үр дүнг танилцуулав.", "{Sgen} төлөөлөгчид дараагийн уулзалтыг зохион байгуулах саналтай байгаагаа илэрхийллээ."]},
"visit": {
 "ko": ["{R} 대표단, 사무국 방문", "{D} {P} 국장을 단장으로 하는 {R} 대표단 {N}명이 사무국을 찾았다.", "양측은 ‘{T}’ 분야에서 {M}가지 사업을 함께 하기로 하였다.", "대표단은 이어 {S}을(를) 둘러보았다."],
 "en": ["Delegation from {R} Visits the Secretariat", "{D}, a delegation of {N} from {R} led by Director {P} visited the Secretariat.", "Both sides agreed on {M} joint projects in the field of {T}.", "The guests then went on to {S}."],
 "zh": ["{R}代表团访问秘书处", "{D}，{P}局长率{R}代表团一行{N}人访问秘书处。", "双方商定在{T}领域共同开展{M}个项目。", "代表团随后前往{S}参观。"],
 "ja": ["{R}代表団が事務局を訪問", "{D}、{P}局長を団長とする{R}の代表団{N}人が事務局を訪れた。", "双方は{T}の分野で{M}件の事業を共に進めることで一致した。", "一行はその後{S}を視察した。"],
 "ru": ["Делегация {Rgen} посетила Секретариат", "{D} Секретариат посетила делегация {Rgen} из {N} человек во главе с директором: {P}.", "Стороны договорились о {M} совместных проектах по теме «{T}».", "Затем гости осмотрели и другой регион: {S}."],
 "mn": ["{Rgen} төлөөлөгчид хэрэг эрхлэх газарт зочлов", "{D} захирал {P} тэргүүтэй {Rgen} {N} төлөөлөгч хэрэг эрхлэх газарт зочлов.", "Талууд «{T}» чиглэлээр {M} төслийг хамтран хэрэгжүүлэхээр тохиролцов.", "Зочид дараа нь {Sin} айлчиллаа."]},
"agreement": {
 "ko": ["{R}와 {S}, ‘{T}’ 협약 체결", "{R}와(과) {S}은(는) {D} ‘{T}’에 관한 협약을 체결하였다.", "두 지역은 {N}억 원 규모의 기금을 마련한다.", "서명식에는 {P} 부지사 등 {M}명이 자리하였다."],
 "en": ["{R} and {S} Sign Agreement on {T}", "{R} and {S} signed an agreement on {T} {D}.", "The two regions will set up a fund of {N} hundred million won.", "Vice-Governor {P} and {M} guests attended the ceremony."],
 "zh": ["{R}与{S}签署{T}协议", "{D}，{R}与{S}签署了{T}协议。", "两地将设立{N}亿韩元的基金。", "{P}副省长等{M}人出席签字仪式。"],
 "ja": ["{R}と{S}、{T}で協定を締結", "{R}と{S}は{D}、{T}に関する協定を結んだ。", "両地域は{N}億ウォンの基金を設ける。", "調印式には{P}副知事ら{M}人が立ち会った。"],
 "ru": ["Подписано соглашение: {R} и {S}", "{D} было подписано соглашение по теме «{T}»: стороны – {R} и {S}.", "Регионы создадут общий фонд.", "На церемонии присутствовали вице-губернатор {P} и ещё {M} гостей."],
 "mn": ["{R} болон {S} гэрээ байгуулав", "{D} {R} болон {S} «{T}» сэдвээр гэрээ байгуулав.", "Хоёр нутаг хамтын сан байгуулна.", "Гарын үсэг зурах ёслолд Засаг даргын орлогч {P} тэргүүтэй {M} хүн оролцов."]},
"drill": {
 "ko": ["{R}에서 합동 구조 훈련", "{D} {R} 일대에서 소방차 {N}대가 동원된 합동 구조 훈련이 실시되었다.", "{S}에서 온 대원 {M}명도 힘을 보탰다.", "{P} 본부장은 “연습한 만큼 지킬 수 있다”고 말하였다."],
 "en": ["Joint Rescue Exercise in {R}", "Fire brigades with {N} engines trained together in {R} {D}.", "A team of {M} from {S} joined them.", "“What we practise we can protect,” said Director-General {P}."],
 "zh": ["{R}举行联合救援演练", "{D}，{R}举行联合救援演练，出动消防车{N}辆。", "来自{S}的{M}名队员参加了演练。", "{P}主任说：“练得好才能守得住。”"],
 "ja": ["{R}で合同救助訓練", "{D}、消防車{N}台が出動する合同救助訓練が{R}で行われた。", "{S}から来た隊員{M}人も加わった。", "{P}本部長は「訓練した分だけ守れる」と語った。"],
 "ru": ["{Rin} прошли совместные учения спасателей", "{D} {Rin} прошли учения, в которых были задействованы {N} пожарных машин.", "К ним присоединились {M} спасателей, которых направил другой регион: {S}.", "«Чему научились, то и сбережём», – сказал начальник штаба {P}."],
 "mn": ["{Rin} аврагчдын хамтарсан сургуулилалт болов", "{D} {Rin} галын {N} машин оролцсон хамтарсан сургуулилалт болов.", "{S}-аас ирсэн {M} аврагч нэгдлээ.", "“Бэлтгэсэн хэрээрээ хамгаална” гэж дарга {P} хэлэв."]},
"festival": {
 "ko": ["{R} 축제에 {S} 예술단 참가", "{D} {R}에서 열린 제{K}회 축제에 관람객 {N}만 명이 다녀갔다.", "{S}에서 온 예술단은 {M}차례 무대에 올랐다.", "예술감독 {P} 씨는 내년에도 오고 싶다고 하였다."],
 "en": ["Artists from {S} at the Festival of {R}", "The {K}th festival in {R} {D} drew {N}0,000 visitors.", "The ensemble from {S} gave {M} performances.", "Ms. {P}, its artistic director, hopes to return next year."],
 "zh": ["{S}艺术团亮相{R}艺术节", "{D}，第{K}届艺术节在{R}举行，吸引观众{N}万人次。", "来自{S}的艺术团演出{M}场。", "艺术总监{P}女士希望明年再来。"],
 "ja": ["{R}の祭りに{S}の芸術団", "{D}に{R}で開かれた第{K}回の祭りには{N}万人が訪れた。", "{S}の芸術団は{M}回の公演を行った。", "芸術監督の{P}氏は来年もまた来たいと話した。"],
 "ru": ["Артисты на фестивале: {R}", "На {K}-й фестиваль, который прошёл {Rin} {D}, пришли {N}0 тыс. зрителей.", "Ансамбль, представлявший другой регион ({S}), дал {M} концертов.", "Художественный руководитель г-жа {P} надеется приехать снова."],
 "mn": ["{Rin} болсон наадамд {S} оролцов", "{D} {Rin} болсон {K} дугаар наадмыг {N}0 мянган хүн үзэв.", "{Sgen} чуулга {M} удаа тоглолт хийв.", "Уран сайхны удирдаач хатагтай {P} дахин ирэхээ амлалаа."]},
"students": {
 "ko": ["{R} 고등학생 {N}명, {S}에서 한 주를 보내다", "{R} 고등학생 {N}명이 {D} {S}을(를) 찾아 또래의 집에서 지냈다.", "학생들은 함께 나무 {M}그루를 심었다.", "인솔 교사 {P} 선생님은 “말은 달라도 웃음은 같았다”고 전하였다."],
 "en": ["{N} Pupils from {R} Spend a Week in {S}", "{N} pupils of secondary schools in {R} stayed with families in {S} {D}.", "Together with their hosts they planted {M} trees.", "“We had no common language, but we laughed alike,” their teacher Mr. {P} reported."],
 "zh": ["{R}{N}名高中生赴{S}交流", "{D}，{R}{N}名高中生走进{S}的家庭生活。", "学生们一起种下{M}棵树。", "带队老师{P}先生说：“语言不同，笑声相同。”"],
 "ja": ["{R}の高校生{N}人、{S}で一週間", "{R}の高校生{N}人が{D}、{S}の家庭に滞在した。", "生徒たちは一緒に木を{M}本植えた。", "引率の{P}氏は「言葉は違っても笑い声は同じ」と話した。"],
 "ru": ["Школьники провели неделю в гостях: {R} – {S}", "{D} {N} школьников, которых направила {R}, жили в семьях: их принимала {S}.", "Вместе с хозяевами они посадили {M} деревьев.", "«Языки разные, а смех один», – сказал их учитель, господин {P}."],
 "mn": ["{Rgen} {N} сурагч {Sin} долоо хоног өнгөрүүлэв", "{D} {Rgen} ахлах ангийн {N} сурагч {Sin} айлын зочин болов.", "Тэд хамтдаа {M} мод тарьсан байна.", "“Хэл өөр ч инээд адилхан” гэж багш ноён {P} ярив."]},
"office": {
 "ko": ["{P} 신임 {T} 담당 국장 취임", "{P} 신임 국장이 {D} 사무국에 부임하였다.", "{R}에서 {M}년간 ‘{T}’ 업무를 맡아 온 전문가다.", "임기는 {K}개월이며 취임식에는 {N}명이 함께하였다."],
 "en": ["{P} Appointed Director for {T}", "The new Director {P} took office at the Secretariat {D}.", "For {M} years the official from {R} has worked on {T}.", "The term is {K} months; {N} guests came to the inauguration."],
 "zh": ["{P}就任{T}事务局长", "{D}，新任局长{P}到秘书处就职。", "{P}局长来自{R}，从事{T}工作已{M}年。", "任期{K}个月，{N}人出席就职仪式。"],
 "ja": ["{P}氏が{T}担当局長に就任", "{P}新局長が{D}、事務局に着任した。", "{R}で{M}年間にわたり{T}に携わってきた。", "任期は{K}か月で、就任式には{N}人が出席した。"],
 "ru": ["Назначен новый директор: {P}", "{D} к работе в Секретариате приступил новый директор {P}.", "До этого он {M} лет занимался темой «{T}» {Rin}.", "Срок полномочий – {K} месяцев; на церемонию пришли {N} гостей."],
 "mn": ["{P} шинэ захирлаар томилогдов", "{D} шинэ захирал {P} хэрэг эрхлэх газарт ажлаа авав.", "Тэрээр {Rin} {M} жил «{T}» чиглэлээр ажилласан.", "Бүрэн эрхийн хугацаа {K} сар; ёслолд {N} хүн ирэв."]},
}
NOTICE = {
 "ko": ["‘{T}’ 회의 참가 안내", "오는 {D} {R}에서 ‘{T}’ 회의가 열릴 예정이다.", "참가 신청은 사무국에서 받는다."],
 "en": ["Call for Participants: {T}", "A working meeting on {T} will be held in {R} {D}.", "Please register with the Secretariat."],
 "zh": ["“{T}”会议参会通知", "“{T}”会议将于{D}在{R}举行。", "请向秘书处报名。"],
 "ja": ["「{T}」会議参加のご案内", "{D}、{R}で「{T}」会議が開かれる予定です。", "お申し込みは事務局まで。"],
 "ru": ["Приглашение на встречу: «{T}»", "{D} {Rin} состоится рабочая встреча по теме «{T}».", "Заявки принимает Секретариат."],
 "mn": ["«{T}» уулзалтад урьж байна", "{D} {Rin} «{T}» сэдэвт уулзалт болно.", "Бүртгэлийг хэрэг эрхлэх газар авна."]}
MONTHS = "January February March April May June July August September October November December".split()
MONTHS_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
MN = {1: "дүгээр", 4: "дүгээр", 9: "дүгээр", 11: "дүгээр"}
R = random.Random(9)
posts, groups, number = [], [], [81000]

def days(lang, a, b, year):
    same = a == b
    m, d, e = a.month, a.day, b.day
    if a.month != b.month: b = a; same = True
    if lang == "ko": return (f"{a.year}년 " if year else "") + f"{m}월 {d}일" + ("" if same else R.choice([f"부터 {e}일까지", f"~{e}일"]))
    if lang == "en":
        y = f", {a.year}" if year else ""
        if same: return R.choice([f"on {MONTHS[m-1]} {d}{y}", f"on {d} {MONTHS[m-1]}" + (f" {a.year}" if year else "")])
        return R.choice([f"from {MONTHS[m-1]} {d} to {e}{y}", f"on {MONTHS[m-1]} {d}–{e}{y}"])
    if lang in ("zh", "ja"):
        y = f"{a.year}年" if year else ""
        return y + f"{m}月{d}日" + ("" if same else (f"至{e}日" if lang == "zh" else f"から{e}日まで"))
    if lang == "ru": return (f"{d} {MONTHS_RU[m-1]}" if same else R.choice([f"{d}–{e} {MONTHS_RU[m-1]}", f"с {d} по {e} {MONTHS_RU[m-1]}"])) + (f" {a.year} года" if year else "")
    n = "ний" if e % 10 in (1, 4, 9) and e not in (11, 14, 19) or e in (1, 4, 9) else "ны"
    return (f"{a.year} оны " if year else "") + f"{m} {MN.get(m, 'дугаар')} сарын " + (f"{d}-{n} өдөр" if same else f"{d}-{e}-{n} өдрүүдэд")

def names(lang, k, region):
    parts = region[L.index(lang)].split("/")
    return {k: parts[0], k + "in": parts[-2] if len(parts) > 1 else parts[0], k + "gen": parts[-1]}

def version(lang, patterns, s, published, files, full=False):
    slots = {"T": s["T"][L.index(lang)], "P": s["P"][L.index(lang)], "N": s["N"], "M": s["M"], "K": s["K"]}
    slots.update(names(lang, "R", s["R"])); slots.update(names(lang, "S", s["S"]))
    tell = [1] + [i for i in range(2, len(patterns)) if full or R.random() < .75]
    body = []
    for i in tell:
        slots["D"] = days(lang, s["a"], s["b"], R.random() < .3)
        text = patterns[i].format(**slots)
        body.append(text[0].upper() + text[1:])
    title = patterns[0].format(**slots); title = title[0].upper() + title[1:]
    number[0] += 1
    ident = f"judged:{number[0]}"
    posts.append({"schema": "near-post/1", "id": ident, "op": "upsert", "source": {"site": "judged", "postNo": str(number[0])},
        "lang": {"declared": lang}, "title": title, "publishedOn": published.isoformat(),
        "body": {"format": "text", "content": ("" if lang in ("zh", "ja") else " ").join(body)},
        "translations": {"group": None, "of": None},
        "attachments": [{"no": i + 1, "fileName": f} for i, f in enumerate(files)]})
    return ident

def story(kind=None):
    a = datetime.date(2008, 1, 5) + datetime.timedelta(days=R.randrange(6500))
    regions = R.sample(REGIONS, 2)
    return dict(kind=kind or R.choice(sorted(STORIES)), a=a, b=a + datetime.timedelta(days=R.choice([0, 0, 1, 2])), R=regions[0], S=regions[1],
        T=R.choice(THEMES), P=R.choice(PERSONS), N=R.randrange(14, 240), M=R.randrange(3, 40), K=R.randrange(4, 30))

def files(s, lang, mode):
    own = s["R"][L.index(lang)].split("/")[0] + R.choice([" 1", "", "_01"]) + ".jpg"
    shared = f"{s['a']:%y%m%d}_{s['R'][0]} {R.choice(['행사', '현장', '기념'])}.jpg"
    return {"shared": None, "own": [own], "none": [], "camera": ["IMG_%04d.JPG" % (s["N"] * 7 % 9999)], "plain": ["1.jpg"]}[mode] if mode != "shared" else [s.setdefault("file", shared)]

def tell(s, langs, mode, late=4):
    ids, day = [], s["b"] + datetime.timedelta(days=R.randrange(1, 6))
    for lang in langs:
        day_of = day + datetime.timedelta(days=R.choice([0, 0, 1, 1, 2, 3, late]))
        ids.append(version(lang, STORIES[s["kind"]][lang], s, day_of, files(s, lang, mode)))
    return ids

modes = ["shared", "shared", "own", "own", "none", "camera", "plain"]
for n in range(84):
    s = story()
    langs = R.sample(L, R.choice([2, 2, 3, 3, 4, 5, 6]))
    mode = modes[n % len(modes)]
    groups.append(tell(s, langs, mode))
    others = [l for l in L if l not in langs] or L
    temptation = n % 6
    if temptation == 0:      # the same, a year later
        t = dict(s, a=s["a"] + datetime.timedelta(days=364), b=s["b"] + datetime.timedelta(days=364), K=s["K"] + 1, N=s["N"] + R.randrange(3))
        ids = tell(t, R.sample(L, 2), mode); groups.append(ids)
    elif temptation == 1:    # the same photo's name on another event of those days
        t = story(); t.update(a=s["a"] + datetime.timedelta(days=2), b=s["b"] + datetime.timedelta(days=2), file=s.get("file", "photo.jpg"))
        tell(t, [R.choice(others)], "shared")
    elif temptation == 2:    # another event on the same days in the same region
        t = story(R.choice([k for k in sorted(STORIES) if k != s["kind"]])); t.update(a=s["a"], b=s["b"], R=s["R"])
        tell(t, [R.choice(others)], mode)
    elif temptation == 3:    # announced before
        lang = R.choice(others)
        if s["kind"] == "meeting":
            version(lang, NOTICE[lang], s, s["a"] - datetime.timedelta(days=R.randrange(6, 20)), files(s, lang, mode))
        else:
            t = story("meeting"); t.update(R=s["R"], P=s["P"]); version(lang, NOTICE[lang], t, t["a"] - datetime.timedelta(days=9), [])
    elif temptation == 4:    # the same person and region on another day of the week, another matter
        t = story(); t.update(a=s["a"] + datetime.timedelta(days=3), b=s["b"] + datetime.timedelta(days=3), P=s["P"], R=s["R"])
        tell(t, [R.choice(others)], "own")
    else:                    # told twice in one language: the second is nobody's translation
        version(langs[0], STORIES[s["kind"]][langs[0]], dict(s, N=s["N"] + 11, M=s["M"] + 5, P=R.choice(PERSONS)), s["b"] + datetime.timedelta(days=9), [])
for n in range(70):
    tell(story(), [R.choice(L)], modes[n % len(modes)])
order = list(range(len(posts))); R.shuffle(order)
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "posts.jsonl"), "w", encoding="utf-8") as out:
    for i in order: out.write(json.dumps(posts[i], ensure_ascii=False, separators=(",", ":")) + "\n")
with open(os.path.join(here, "groups.tsv"), "w", encoding="utf-8") as out:
    out.write("# Groups of posts.jsonl that tell the same news, a group a line; made by make.py\n")
    for g in groups: out.write("\t".join(g) + "\n")
print(len(posts), "posts,", len(groups), "groups")
