package org.nearchive.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko | 경상남도 대표단이 지난주 사무국을 방문해 청년 교류 사업을 논의했다.",
                "ko | 이번 행사에는 6개국 30개 광역자치단체에서 120여 명이 참가하였다.",
                "ko | 사무국은 다음 달 울란바토르에서 실무위원회를 열 예정이다.",
                "ko | 慶尙北道와 江原道는 산불 예방을 위한 협약을 체결하였다.",
                "ko | Lim Seo-yun 사무총장은 Gansu Province 관계자와 면담을 가졌다.",
                "ko | 접수 기간은 3월 2일부터 20일까지이며 신청서는 전자우편으로 보내면 된다.",
                "en | The delegation from Khövsgöl visited the port and met the mayor of Donghae.",
                "en | Applications are accepted until 20 March; forms should be sent by e-mail.",
                "en | Governors of five regions agreed to exchange data on yellow dust.",
                "en | A seminar on forest fires took place in Chuncheon (춘천) last Friday.",
                "en | Participants toured Toyama Bay and the Tateyama mountains.",
                "en | Young volunteers planted two thousand trees near Erdenet.",
                "zh-Hans | 吉林省代表团上周访问秘书处，双方就青年交流进行了座谈。",
                "zh-Hans | 本次活动共有六个国家的一百二十余人参加。",
                "zh-Hans | 请于三月二十日前将报名表发送至邮箱。",
                "zh-Hans | 秘书长会见了富山县（とやまけん）知事一行。",
                "zh-Hans | 湖南省与韩国庆尚北道签署了环境合作备忘录。",
                "zh-Hans | 学生们参观了博物馆，并体验了当地的传统音乐。",
                "zh-Hant | 吉林省代表團上週訪問秘書處，雙方就青年交流進行座談。",
                "zh-Hant | 本次活動共有六個國家的一百二十餘人參加。",
                "zh-Hant | 請於三月二十日前將報名表寄至電子信箱。",
                "zh-Hant | 會議結束後，來賓前往港口參觀新碼頭。",
                "zh-Hant | 花蓮縣與蒙古中央省簽署觀光合作協議。",
                "zh-Hant | 學生們參觀了博物館，體驗當地的傳統音樂。",
                "ja | 鳥取県の代表団が先週事務局を訪れ、若者の交流について話し合った。",
                "ja | 今回の行事には六か国から約百二十人が参加した。",
                "ja | 申込書は三月二十日までに電子メールで送ってください。",
                "ja | 会議の後、参加者は港の新しい埠頭を見学した。",
                "ja | NEARフォーラムはウランバートルで開かれる。",
                "ja | 新潟県と沿海地方は観光協力の覚書を結んだ。",
                "ru | Делегация Приморского края на прошлой неделе посетила секретариат.",
                "ru | В мероприятии приняли участие сто двадцать человек из шести стран.",
                "ru | Заявки принимаются до двадцатого марта по электронной почте.",
                "ru | После заседания гости осмотрели новый причал порта.",
                "ru | Забайкальский край и аймак Дорнод подписали соглашение о туризме.",
                "ru | Школьники побывали в музее и послушали народную музыку.",
                "mn | Дорнод аймгийн төлөөлөгчид өнгөрсөн долоо хоногт нарийн бичгийн даргын газарт зочиллоо.",
                "mn | Арга хэмжээнд зургаан орны зуун хорин хүн оролцов.",
                "mn | Материалыг гуравдугаар сарын хорин хүртэл хүлээн авна.",
                "mn | Хуралдааны дараа зочид боомттой танилцлаа.",
                "mn | Сурагчид музей узэж, ардын хогжим сонслоо.",
                "mn | Хоёр тал аялал жуулчлалын салбарт хамтран ажиллахаар болов.",
                "kk | Шығыс Қазақстан облысының делегациясы өткен аптада хатшылыққа келді.",
                "kk | Іс-шараға алты елден жүз жиырма адам қатысты.",
                "kk | Өтінімдер жиырмасыншы наурызға дейін қабылданады.",
                "kk | Отырыстан кейін қонақтар жаңа айлақты аралады.",
                "kk | Екі аймақ туризм саласында бірлесіп жұмыс істеуге келісті.",
                "kk | Оқушылар мұражайға барып, халық әндерін тыңдады.",
                "ky | Талас облусунун делегациясы өткөн жумада катчылыкка келди.",
                "ky | Иш-чарага алты өлкөдөн жүз жыйырма адам катышты.",
                "ky | Арыздар жыйырманчы мартка чейин кабыл алынат.",
                "ky | Отурумдан кийин коноктор жаңы пирсти көрүштү.",
                "ky | Эки аймак туризм тармагында бирге иштөөгө макулдашты.",
                "ky | Окуучулар музейге барып, элдик обондорду угушту.",
                "bg | Делегация от Варненска област посети секретариата миналата седмица.",
                "bg | В събитието участваха сто и двадесет души от шест държави.",
                "bg | Заявления се приемат до двадесети март по електронна поща.",
                "bg | След заседанието гостите разгледаха новия кей на пристанището.",
                "bg | Двата града подписаха споразумение за туризъм.",
                "bg | Децата бяха в музея и слушаха народна музика.",
                "uk | Делегація Херсонської області минулого тижня відвідала секретаріат.",
                "uk | У заході взяли участь сто двадцять осіб із шести країн.",
                "uk | Заявки приймають до двадцятого березня електронною поштою.",
                "uk | Після засідання гості оглянули новий причал порту.",
                "uk | Обидва міста уклали угоду про туризм.",
                "uk | Школярі побували в музеї та послухали народну музику.",
                "vi | Đoàn đại biểu tỉnh Quảng Nam đã thăm ban thư ký vào tuần trước.",
                "vi | Một trăm hai mươi người từ sáu nước đã tham dự.",
                "vi | Đơn đăng ký được nhận đến ngày 20 tháng 3.",
                "und | Die Delegation besuchte das Sekretariat und sprach über den Austausch.",
                "und | La délégation a visité le secrétariat pour parler des échanges.",
                "und | La delegación visitó la secretaría para hablar sobre los intercambios.",
            })
    void aSentenceTells(String language, String text) {
        assertThat(Language.of(text, null)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko | 도청에서 회의가 열렸다",
                "ko | 2023년 NEAR 총회 안내",
                "ko | 慶尙北道(경상북도) 지사가 방문하였다",
                "ko | 채용 공고",
                "ko | NEAR Youth Forum 참가자 모집",
                "ko | 제14차 실무위원회",
                "en | Governors meet in Ulaanbaatar",
                "en | The mayor of Ulsan (울산) spoke",
                "en | Call for papers",
                "en | Busan hosts Rio de Janeiro delegation",
                "en | Secretariat News",
                "en | Youth camp opens on Sado Island",
                "zh-Hans | 两地签署合作协议",
                "zh-Hans | 省长会见来访客人",
                "zh-Hans | 招聘启事",
                "zh-Hans | 关于召开研讨会的通知",
                "zh-Hans | 宁夏葡萄酒节",
                "zh-Hans | 图们江论坛开幕",
                "zh-Hant | 兩地簽署合作協議",
                "zh-Hant | 縣長訪問東北亞各國",
                "zh-Hant | 徵才公告",
                "zh-Hant | 國際書展開幕",
                "zh-Hant | 於釜山舉行的論壇",
                "zh-Hant | 觀光局長來訪",
                "ja | 知事が会見した",
                "ja | 富山県経済交流団",
                "ja | シンポジウムのお知らせ",
                "ja | 北東アジア青年の船",
                "ja | 環日本海経済会議開催",
                "ja | 職員募集について",
                "ru | Губернатор встретился с послом",
                "ru | Открытие выставки в Иркутске",
                "ru | Координатор комиссии",
                "ru | Вообще о сотрудничестве",
                "ru | Итоги заседания рабочей группы",
                "ru | Секретариат объявляет конкурс",
                "mn | Аймгийн Засаг дарга айлчиллаа",
                "mn | Хамтын ажиллагааны санамж бичиг",
                "mn | Өвөлжөө бэлтгэл",
                "mn | Монгол улсын их сургууль",
                "mn | Ажлын байрны зар",
                "mn | Залуучуудын чуулган эхэллээ",
                "kk | Қазақстан облысының әкімі",
                "kk | Жаңа ұйым құрылды",
                "kk | Жастар форумы басталды",
                "kk | Ақмола облысындағы көктемгі жәрмеңке",
                "kk | Жұмысқа шақырамыз",
                "kk | Қонақтар келді",
                "ky | Бишкекте жаңы көргөзмө ачылды жана бүттү",
                "ky | Облус боюнча семинар",
                "ky | Жаштар лагери ачылды",
                "ky | Кызматкерлер керек",
                "ky | Шаар башчысы менен жолугушуу",
                "ky | Көл жээгиндеги майрам",
                "bg | Градът посреща гости от България",
                "bg | Първият форум на младите лидери",
                "bg | Обява за работа",
                "bg | Среща на кметовете",
                "bg | Пролетен панаир в Добрич",
                "bg | Състезание за ученици",
                "uk | Відкриття виставки в Києві",
                "uk | Її відвідали гості з області",
                "uk | Оголошення про роботу",
                "uk | Зустріч мерів міст",
                "uk | Ярмарок народних ремесел у Києві",
                "uk | Запрошення до участі",
                "vi | Thông báo tuyển dụng",
                "vi | Lễ hội mùa xuân ở Đà Lạt",
                "vi | Thị trưởng gặp gỡ đoàn khách",
            })
    void aTitleIsEnough(String language, String text) {
        assertThat(Language.of(text, null)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "ja, 富山, ja",
        "zh-Hant, 富山, zh-Hant",
        "zh-TW, 富山, zh-Hant",
        "en, 富山, zh-Hans",
        "mn, Улан-Батор, mn",
        "ru, Губернатор посетил порт, ru",
        "ru, Набор сотрудников секретариата, ru",
        "uk, Весняний ярмарок у Сумах, uk",
        "bg, Форум и семинар, bg",
        "mn, Открытие выставки, ru",
        "ru, Чуулган эхэллээ, mn",
        "ja, 两地签署, zh-Hans",
        "ko, Governors meet in the port, en"
    })
    void theSiteIsAskedOnlyWhereTheTextLeavesItOpen(String declared, String text, String language) {
        assertThat(Language.of(text, declared)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko | NEAR는 Association of North East Asia Regional Governments의 약칭이다",
                "mn | Youth Camp Sado-д оролцов",
                "ja | Green Harbour Projectの説明会",
                "ko | 문의: youth-forum@near.example, https://www.near.example/board/view?id=17",
                "en | Photos of the ceremony (慶尚北道 浦項市 동북아시아지역자치단체연합 사무국)",
                "ru | Встреча с губернатором Тоямы (富山県知事) состоялась"
            })
    void namesGlossesAndAddressesInOtherLettersDoNotDecide(String language, String text) {
        assertThat(Language.of(text, null)).isEqualTo(language);
    }

    @Test
    void aTextWithoutLettersHasNoLanguage() {
        assertThat(Language.of("2023-06-29 …", "ko")).isEqualTo("und");
        assertThat(Language.of("", null)).isEqualTo("und");
        assertThat(Language.of("\n\n", null)).isEqualTo("und");
    }

    @Test
    void decomposedLettersAreTheSameLetters() {
        String text = "Новый край и хороший район";
        String apart = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD);
        assertThat(apart).isNotEqualTo(text);
        assertThat(Language.of(apart, null)).isEqualTo(Language.of(text, null)).isEqualTo("ru");
        assertThat(Language.of(java.text.Normalizer.normalize("회의가 열렸다", java.text.Normalizer.Form.NFD), null))
                .isEqualTo("ko");
    }

    @Test
    void aRussianQuotationInAMongolianPostIsAStretch() {
        String quotation = "«Мы рады, что сотрудничество между регионами развивается так быстро», сказал он.";
        String body = """
                Дорнод аймгийн Засаг дарга Забайкалийн хязгаарт айлчилж, хилийн худалдааны талаар ярилцлаа.

                %s

                Талууд ирэх онд хамтарсан үзэсгэлэн зохион байгуулахаар тохиролцов.
                Арга хэмжээнд хоёр орны бизнес эрхлэгчид оролцоно.
                """.formatted(quotation);
        assertThat(Language.of(body, null)).isEqualTo("mn");
        assertThat(parts(body, Language.stretches(body, "mn", null))).containsExactly("ru: " + quotation);
    }

    @Test
    void aMongolianSentenceDoesNotMakeARussianPostMongolian() {
        String body = """
                Делегация аймака посетила Иркутск и обсудила вопросы приграничной торговли с местными властями.
                Стороны договорились провести совместную выставку в следующем году.
                «Бид энэ хамтын ажиллагаанд маш их баяртай байна, өргөжүүлэх болно».
                Заседание завершилось подписанием протокола, после чего гости осмотрели город.
                """;
        assertThat(Language.of(body, "mn")).isEqualTo("ru");
        assertThat(Language.stretches(body, "ru", null))
                .singleElement()
                .satisfies(stretch -> assertThat(stretch.language()).isEqualTo("mn"));
    }

    @Test
    void aTraditionalParagraphInASimplifiedPostIsAStretch() {
        String traditional = "縣長表示，將與各國地方政府擴大觀光與農業領域的合作，並邀請貴賓來訪。";
        String body = "吉林省代表团访问秘书处，双方就青年交流进行了座谈，并参观了港口和博物馆。\n" + traditional + "\n会议期间，各方还讨论了环境保护与经济合作的问题。";
        assertThat(Language.of(body, null)).isEqualTo("zh-Hans");
        assertThat(parts(body, Language.stretches(body, "zh-Hans", null))).containsExactly("zh-Hant: " + traditional);
    }

    @Test
    void labelsNamesAndGlossesMakeNoStretch() {
        String english = """
                첨부파일
                The governor of Gyeongsangbuk-do (慶尙北道, 경상북도) welcomed the guests at the port.
                글쓴이: Admin
                Files: IMG_2041.jpg, 참가자 명단.hwp
                """;
        assertThat(Language.of(english, null)).isEqualTo("en");
        assertThat(Language.stretches(english, "en", null)).isEmpty();
        String korean = """
                경상북도지사는 항구에서 손님들을 맞이하고 교류 사업을 소개하였다.
                Lim Seo-yun, Batbayar Ganzorig, Tanaka Haruto, Ivan Petrovich Sokolov
                https://www.near.example/news/view?uid=2041&page=3
                大會(대회)는 慶州(경주)에서 열린다.
                """;
        assertThat(Language.of(korean, null)).isEqualTo("ko");
        assertThat(Language.stretches(korean, "ko", null)).isEmpty();
    }

    @Test
    void paragraphsOfOneOtherLanguageAreOneStretch() {
        String first = "The secretariat invites all members to the forum in Pohang next spring.";
        String second = "Forms are to be sent by the end of the month.";
        String korean = "사무국은 내년 봄 포항에서 열리는 포럼에 모든 회원을 초청한다. 신청서는 이달 말까지 보내야 한다. 자세한 내용은 누리집에서 볼 수 있다.";
        String body = korean + "\n" + first + "\n\n" + second + "\n" + korean;
        assertThat(parts(body, Language.stretches(body, Language.of(body, null), null)))
                .containsExactly("en: " + first + "\n\n" + second);
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyTextHasALanguageAndItsStretchesLieInIt(int seed) {
        Random random = new Random(seed);
        String pieces = "ab @._:/-(（)）[]\n'’аяөүїқ国國県はノ가힣ㄱ\u0301\u1100ếđ中2\uD840\uDC00\uD800";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(300); i > 0; i--) {
            text.append(
                    random.nextInt(10) == 0
                            ? (char) random.nextInt(0x10000)
                            : pieces.charAt(random.nextInt(pieces.length())));
        }
        String body = text.toString();
        String language = Language.of(body, random.nextBoolean() ? null : "zh-TW");
        assertThat(language).matches("[a-z]{2,3}(-Han[st])?");
        int end = 0;
        for (Stretch stretch : Language.stretches(body, language, null)) {
            assertThat(stretch.start()).isGreaterThanOrEqualTo(end);
            assertThat(stretch.end()).isGreaterThan(stretch.start()).isLessThanOrEqualTo(body.length());
            assertThat(stretch.language()).isNotEqualTo(language).isNotEqualTo("und");
            end = stretch.end();
        }
    }

    @Test
    void aVeryLongLineIsToldByItsBeginning() {
        for (String piece : List.of("a", "a.", "@", "(", "ы", "Аймгийн Засаг дарга айлчиллаа. ", "\n", "ё\n")) {
            String body = "Губернатор посетил новый порт. " + piece.repeat(4_000_000 / piece.length());
            assertThat(Language.of(body, null)).isNotEmpty();
            assertThat(Language.stretches(body, "ru", null)).hasSizeLessThan(2);
        }
    }

    private static List<String> parts(String body, List<Stretch> stretches) {
        return stretches.stream()
                .map(stretch -> stretch.language() + ": " + body.substring(stretch.start(), stretch.end()))
                .toList();
    }
}
