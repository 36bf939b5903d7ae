// The words for every setting: they explain it in the file, and say in an error what is allowed. One list, however long: a setting without words does not compile.
import type { Settings } from './settings-schema.ts';

/** A setting's full name, as errors call it: `network.port`. */
export type SettingPath = {
  [Group in keyof Settings & string]: Settings[Group] extends readonly unknown[]
    ? Group
    : `${Group}.${keyof Settings[Group] & string}`;
}[keyof Settings & string];

/** The words for one setting: what it does, and what may be written. */
export type SettingWords = {
  readonly zh: string;
  readonly en: string;
  readonly allowedZh: string;
  readonly allowedEn: string;
};

/** Words for every setting; a setting without words does not compile. In the order of the file. */
export const SETTING_WORDS: { readonly [Path in SettingPath]: SettingWords } = {
  'hall.hours': {
    zh: '什么时候能取号。正式使用请改成 "windows"，按窗口的上班时间（在工作台上改）；反映和查进度一直能用',
    en: 'When numbers are given out. Telling the window and checking a case are always open',
    allowedZh: '"always"（一直开）或 "windows"（按窗口上班时间）',
    allowedEn: '"always" or "windows"',
  },
  'hall.bilingual': {
    zh: '标题和凭条上并列的两种语言，按这个先后；不要就空着。正文还是群众选的那一种',
    en: 'The two languages that stand together in titles and on slips, in this order; the rest stays in the one the citizen chose',
    allowedZh: '[]，或两种不同的语言，如 ["zh-CN", "en"]、["en", "zh-CN"]',
    allowedEn: '[], or two different languages: ["zh-CN", "en"] or ["en", "zh-CN"]',
  },
  'network.port': {
    zh: '本机服务的端口',
    en: 'Port of the hall node; 0 takes any free one',
    allowedZh: '0 到 65535 的整数（0 表示随便用一个空的）',
    allowedEn: 'a whole number from 0 to 65535',
  },
  'network.listen': {
    zh: '谁能连进来：只有这台机器，还是同一网络里的工作台和大屏也能',
    en: "Who may connect: this machine only, or the hall's network",
    allowedZh: '"loopback"（只有本机）或 "lan"（同一网络）',
    allowedEn: '"loopback" or "lan"',
  },
  'network.hostNames': {
    zh: '别的机器除了用地址数字，还可以用这些名字打开，比如 ["banshi.local"]。只在 "lan" 时有用',
    en: 'Names, beside plain addresses, under which other machines may open this hall; only with "lan"',
    allowedZh: '名字的列表，最多 10 个，比如 ["banshi.local"]',
    allowedEn: 'a list of at most 10 names, such as ["banshi.local"]',
  },
  'slips.printers': {
    zh: '凭条往哪里打：可以有几台，先写的先用，"terminals" 写哪几台终端用它（不写就是都用）。文件、网络打印机、USB 设备文件、串口、系统打印机怎么写，见操作手册第 7 节；不带中文字库时 "rom" 写 "none"。写 [] 就是没有打印机，只显示在屏幕上',
    en: 'Where slips go: one or more printers, the first that works is used; "terminals" names whose slips come out of it (none: everybody\'s). Files, network, USB device, serial and system printers: section 7 of the operators\' manual; "rom": "none" if it has no Chinese font. []: no printer, slips are on the screen only',
    allowedZh:
      '列表，最多 20 台，名字不能重复，比如 [{ "driver": "escpos-tcp", "name": "1号机", "host": "192.168.1.50", "port": 9100, "rom": "gb18030" 或 "none", "width": 32、42 或 48 }]；"driver" 可以是 "file"、"escpos-tcp"、"device-file"、"serial"、"system"',
    allowedEn:
      'a list of at most 20, no name twice, such as [{ "driver": "escpos-tcp", "name": "Kiosk 1", "host": "192.168.1.50", "port": 9100, "rom": "gb18030" or "none", "width": 32, 42 or 48 }]; "driver" may be "file", "escpos-tcp", "device-file", "serial" or "system"',
  },
  'slips.fallbackSeconds': {
    zh: '一台打印机没有应答，过几秒换下一台打',
    en: 'Seconds a printer that does not answer is waited for before the next one steps in',
    allowedZh: '0 到 600 的整数',
    allowedEn: 'a whole number from 0 to 600',
  },
  'slips.lateMinutes': {
    zh: '凭条等打印机超过几分钟就不再自己打（人可能走了，凭条上有查询码），由工作台决定',
    en: 'Minutes after which a slip that waited for its printer is no longer printed by itself (its citizen may be gone, and it holds a query code); the desk decides',
    allowedZh: '1 到 240 的整数',
    allowedEn: 'a whole number from 1 to 240',
  },
  'slips.warnSlips': {
    zh: '纸卷估计只够打几张时提醒换纸（0 表示不提醒）',
    en: 'Slips left on the roll, by estimate, below which somebody is told to change it (0: never)',
    allowedZh: '0 到 500 的整数',
    allowedEn: 'a whole number from 0 to 500',
  },
  'slips.keepDays': {
    zh: '凭条文件留几天',
    en: 'Days that slip files are kept',
    allowedZh: '1 到 365 的整数',
    allowedEn: 'a whole number from 1 to 365',
  },
  'limits.consultation': {
    zh: '“想问清楚”最多几个工作日答复',
    en: 'Working days for questions',
    allowedZh: '1 到 60 的整数',
    allowedEn: 'a whole number from 1 to 60',
  },
  'limits.general': {
    zh: '其他反映最多几个工作日办好',
    en: 'Working days for everything else',
    allowedZh: '1 到 60 的整数',
    allowedEn: 'a whole number from 1 to 60',
  },
  'cases.acceptDays': {
    zh: '几个工作日内受理',
    en: 'Working days until a case is taken on',
    allowedZh: '0 到 10 的整数，0 是当天；null 是不设',
    allowedEn: 'a whole number from 0 to 10, 0 is the same day; null for none',
  },
  'cases.contactDays': {
    zh: '几个工作日内第一次联系群众',
    en: 'Working days until the first word with the citizen',
    allowedZh: '0 到 10 的整数，0 是当天；null 是不设',
    allowedEn: 'a whole number from 0 to 10, 0 is the same day; null for none',
  },
  'cases.transferHours': {
    zh: '转办几小时内接收或退回',
    en: 'Hours in which a transfer is accepted or returned',
    allowedZh: '1 到 240 的整数；null 是不设',
    allowedEn: 'a whole number from 1 to 240; null for none',
  },
  'cases.callBackDays': {
    zh: '差评几个工作日内回访',
    en: 'Working days until a bad rating is called back',
    allowedZh: '0 到 10 的整数，0 是当天；null 是不设',
    allowedEn: 'a whole number from 0 to 10, 0 is the same day; null for none',
  },
  'cases.extensionDays': {
    zh: '延期一次最多几个工作日',
    en: 'Working days one extension may add at the most',
    allowedZh: '1 到 60 的整数',
    allowedEn: 'a whole number from 1 to 60',
  },
  'cases.hops': {
    zh: '转办几次以后由值班领导裁定',
    en: 'Transfers after which the duty leader rules',
    allowedZh: '1 到 10 的整数',
    allowedEn: 'a whole number from 1 to 10',
  },
  'cases.silentDays': {
    zh: '几个工作日没动静算“没动静”',
    en: 'Working days without a sign before a case counts as silent',
    allowedZh: '1 到 60 的整数',
    allowedEn: 'a whole number from 1 to 60',
  },
  'cases.confirmDays': {
    zh: '办结后等群众回话几天',
    en: 'Days a concluded case waits for the citizen’s word',
    allowedZh: '1 到 120 的整数',
    allowedEn: 'a whole number from 1 to 120',
  },
  'cases.archiveDays': {
    zh: '群众回话后几天归档',
    en: 'Days from the citizen’s word to filing away',
    allowedZh: '0 到 60 的整数',
    allowedEn: 'a whole number from 0 to 60',
  },
  'cases.smallCount': {
    zh: '公示里少于几件不写数目',
    en: 'Public figures below this are not given',
    allowedZh: '1 到 20 的整数',
    allowedEn: 'a whole number from 1 to 20',
  },
  'cases.signature': {
    zh: '反映时要不要群众签名',
    en: 'Whether citizens sign what they tell',
    allowedZh: '"off"（不用）或 "filing"（反映时签）',
    allowedEn: '"off" or "filing"',
  },
  'notify.url': {
    zh: '短信网关的网址，留空就是不发',
    en: 'Address of the message gateway, empty for none',
    allowedZh: 'http 或 https 网址，或 ""',
    allowedEn: 'an http or https address, or ""',
  },
  'notify.secret': {
    zh: '给短信网关签名用的密钥',
    en: 'Secret that signs messages to the gateway',
    allowedZh: '最多 200 个字',
    allowedEn: 'at most 200 characters',
  },
  holidays: {
    zh: '国家放假安排之外，本地另外放的假，例如自治县县庆：["2026-11-18"]',
    en: 'Local days off besides the national ones',
    allowedZh: '日期列表，如 ["2026-11-18"]，最多 60 天',
    allowedEn: 'a list of dates such as ["2026-11-18"], at most 60',
  },
  'idReader.driver': {
    zh: '身份证读卡器怎么接：没有、问一个 HTTP 地址、或连一个 WebSocket。怎么写见读卡器和扫码器说明（docs/devices.md）',
    en: 'How the ID reader is reached: none, an HTTP address that is asked, or a WebSocket; see docs/devices.md',
    allowedZh: '"none"、"http" 或 "websocket"',
    allowedEn: '"none", "http" or "websocket"',
  },
  'idReader.url': {
    zh: '读卡器服务的地址，比如 http://127.0.0.1:18889/read 或 ws://127.0.0.1:18889',
    en: "The reader's service, such as http://127.0.0.1:18889/read or ws://127.0.0.1:18889",
    allowedZh:
      '和 driver 一致的 http(s):// 或 ws(s):// 地址，不带用户名和密码；写了 terminal 就用数字地址；没有读卡器就空着',
    allowedEn:
      'an http(s):// or ws(s):// address, as the driver wants, without user and password; numeric where terminal is given; empty without a reader',
  },
  'idReader.ask': {
    zh: '连 WebSocket 时要发什么话它才读；自己会说的空着',
    en: 'What a WebSocket is sent to make it read; empty where it speaks by itself',
    allowedZh: '一段文字，最多 2000 字',
    allowedEn: 'text of at most 2000 characters',
  },
  'idReader.everyMs': {
    zh: '多少毫秒问一次读卡器',
    en: 'Milliseconds between two questions',
    allowedZh: '200 到 10000 的整数',
    allowedEn: 'a whole number from 200 to 10000',
  },
  'idReader.encoding': {
    zh: '读卡器用的汉字编码',
    en: 'The encoding the reader answers in',
    allowedZh: '"utf-8" 或 "gbk"',
    allowedEn: '"utf-8" or "gbk"',
  },
  'idReader.fields': {
    zh: '姓名和号码在回答里叫什么，用点分层，比如 "data.partyName"；没有姓名就空着',
    en: 'Where name and number stand in the answer, parts apart by dots, such as "data.partyName"; empty for no name',
    allowedZh: '{ "name": "…", "idNumber": "…" }，各最多 100 字',
    allowedEn: '{ "name": "…", "idNumber": "…" }, each of at most 100 characters',
  },
  'idReader.present': {
    zh: '怎么看出卡放着：哪一项（path）等于什么（is）；空着就是有号码才算有卡',
    en: 'How the answer says that a card lies there: which part (path) is what (is); empty: it has a number',
    allowedZh: '{ "path": "resultFlag", "is": ["0"] }，最多 20 个值',
    allowedEn: '{ "path": "resultFlag", "is": ["0"] }, at most 20 values',
  },
  'idReader.terminal': {
    zh: '读卡器接在哪台自助机上；空着就是这台机器自己的那台',
    en: "Whose reader it is; empty: the kiosk's on this machine",
    allowedZh: '自助机的名字，最多 40 字',
    allowedEn: "a terminal's name of at most 40 characters",
  },
  'scanner.prefix': {
    zh: '扫码器在每个码前面加的字符；没有就空着',
    en: 'What the scanner types before each code; empty: nothing',
    allowedZh: '最多 10 个看得见的英文字符',
    allowedEn: 'at most 10 visible ASCII characters',
  },
  'scanner.suffix': {
    zh: '扫码器在每个码后面按什么键',
    en: 'Which key the scanner presses after each code',
    allowedZh: '"enter"、"tab" 或 "none"',
    allowedEn: '"enter", "tab" or "none"',
  },
  'scanner.gapMs': {
    zh: '两个字符隔多少毫秒以内算是扫的，不是人打的',
    en: 'Milliseconds between two characters within which they are a scan and not typed by hand',
    allowedZh: '10 到 500 的整数',
    allowedEn: 'a whole number from 10 to 500',
  },
  'kiosk.idleSeconds': {
    zh: '自助机多少秒没人碰，就问“您还在吗”',
    en: 'Seconds without a touch before the kiosk asks whether you are still there',
    allowedZh: '20 到 600 的整数',
    allowedEn: 'a whole number from 20 to 600',
  },
  'kiosk.warnSeconds': {
    zh: '问了以后再等多少秒回首页（不能少于 20，照顾动作慢的人）',
    en: 'Seconds it then waits (20 is the floor of WCAG 2.2.1)',
    allowedZh: '20 到 120 的整数',
    allowedEn: 'a whole number from 20 to 120',
  },
  'kiosk.language': {
    zh: '自助机平时用的语言',
    en: 'Language the kiosk starts in',
    allowedZh: '"zh-CN" 或 "en"',
    allowedEn: '"zh-CN" or "en"',
  },
  'kiosk.fuzzyPinyin': {
    zh: '打拼音时分不清的音也认：z/zh c/ch s/sh n/l in/ing an/ang en/eng',
    en: 'Pinyin takes sounds often confused for one another: z/zh c/ch s/sh n/l in/ing an/ang en/eng',
    allowedZh: 'true 或 false',
    allowedEn: 'true or false',
  },
  'kiosk.voice': {
    zh: '语音：把屏上的话读出来。on 是否有这个按钮（机器上装了声音才显示）；name 用哪个声音，"" 是自己挑；rate 快慢，1 是平常说话；headphonesOnly 声音是不是只从耳机出来，是的话才读姓名、电话这些只该本人听见的',
    en: 'Voice: screens read aloud. on: whether there is the button at all (it shows only where a voice is installed); name: which voice, "" lets it pick; rate: 1 is plain talk; headphonesOnly: nobody else can hear it, and only then names, telephones and the like are read',
    allowedZh: '{ "on": true 或 false, "name": 声音的名字, "rate": 0.5 到 2, "headphonesOnly": true 或 false }',
    allowedEn: '{ "on": true or false, "name": a voice\'s name, "rate": 0.5 to 2, "headphonesOnly": true or false }',
  },
  'queue.recallMax': {
    zh: '一个号最多叫几遍，没人来才算过号',
    en: 'How often a number is called before it counts as missed',
    allowedZh: '1 到 10 的整数',
    allowedEn: 'a whole number from 1 to 10',
  },
  'queue.missed': {
    zh: '过号以后：回到队里几次（requeueTimes，0 表示不回），排在后面第几位之后（behind，0 表示排到最后），叫不到以后还留几分钟可以回来（keepMinutes）',
    en: 'After a missed call: how often it goes back into the line, behind how many (0: at the tail), and how many minutes it may still come back once it is out',
    allowedZh: '{ "requeueTimes": 0 到 5, "behind": 0 到 50, "keepMinutes": 0 到 240 }',
    allowedEn: '{ "requeueTimes": 0 to 5, "behind": 0 to 50, "keepMinutes": 0 to 240 }',
  },
  'queue.priorityRun': {
    zh: '绿色通道和预约连叫几个，就一定叫一个普通号（普通号有人等的时候）',
    en: 'After so many priority calls in a row at a window, a normal number is called if one waits',
    allowedZh: '1 到 10 的整数',
    allowedEn: 'a whole number from 1 to 10',
  },
  'queue.green': {
    zh: '绿色通道什么时候算数：选了就算，还是工作人员确认以后才算',
    en: 'When the green channel counts: as soon as it is chosen, or once staff have confirmed it',
    allowedZh: '"at-once"（选了就算）或 "confirmed"（确认以后）',
    allowedEn: '"at-once" or "confirmed"',
  },
  'queue.askHolder': {
    zh: '取号时问不问手机号或身份证（只为一个人不重复取号，当天半夜就忘掉）：不问、可以不留、一定要留',
    en: 'Whether a phone or ID number is asked for with a number, so that one person holds one (forgotten at midnight)',
    allowedZh: '"never"（不问）、"may"（可以不留）或 "must"（一定要留）',
    allowedEn: '"never", "may" or "must"',
  },
  'queue.waitLimitMinutes': {
    zh: '等了多少分钟，督办看板上就标红',
    en: 'Minutes of waiting after which a number shows red to the supervisor',
    allowedZh: '5 到 240 的整数',
    allowedEn: 'a whole number from 5 to 240',
  },
  'queue.closingSoonMinutes': {
    zh: '下班前多少分钟，取号时提醒快下班了',
    en: 'Minutes before closing from which the kiosk says so',
    allowedZh: '0 到 180 的整数',
    allowedEn: 'a whole number from 0 to 180',
  },
  'queue.lastTakeMinutes': {
    zh: '下班前多少分钟起不再发号（0 表示发到下班）',
    en: 'Minutes before closing from which no number is given (0: until closing)',
    allowedZh: '0 到 120 的整数',
    allowedEn: 'a whole number from 0 to 120',
  },
  'appointments.slotMinutes': {
    zh: '预约一段多少分钟',
    en: 'Minutes of one appointment slot',
    allowedZh: '15、20、30 或 60',
    allowedEn: '15, 20, 30 or 60',
  },
  'appointments.daysAheadMin': {
    zh: '最少提前几天约（0 表示当天也能约）',
    en: 'Days ahead at least (0: today too)',
    allowedZh: '0 到 30 的整数',
    allowedEn: 'a whole number from 0 to 30',
  },
  'appointments.daysAheadMax': {
    zh: '最多提前几天约',
    en: 'Days ahead at most',
    allowedZh: '1 到 60 的整数',
    allowedEn: 'a whole number from 1 to 60',
  },
  'appointments.earlyMinutes': {
    zh: '最早提前多少分钟签到',
    en: 'Minutes before the time from which one may check in',
    allowedZh: '0 到 240 的整数',
    allowedEn: 'a whole number from 0 to 240',
  },
  'appointments.lateMinutes': {
    zh: '迟到多少分钟以内还按预约叫号；再晚就按普通号排',
    en: 'Minutes after the slot for which it keeps its precedence; later it waits like everybody',
    allowedZh: '0 到 240 的整数',
    allowedEn: 'a whole number from 0 to 240',
  },
  'appointments.keepDays': {
    zh: '预约人的姓名电话留几天',
    en: 'Days that names and phones of appointments are kept after their day',
    allowedZh: '1 到 365 的整数',
    allowedEn: 'a whole number from 1 to 365',
  },
  'phone.url': {
    zh: '手机能打开的网址，例如 "https://banshi.example.gov.cn"；不填，凭条和屏幕都不提手机',
    en: 'The address under which phones reach the page for one’s number; empty: no phone is promised anything',
    allowedZh: '"" 或 http(s) 网址，后面不带路径',
    allowedEn: '"" or an http(s) address without a path',
  },
  'phone.port': {
    zh: '手机页面用的端口：单独一个，只有手机页面，没有工作台',
    en: 'Port of the phone pages alone: nothing else of the hall is served there; 0 takes any free one',
    allowedZh: '0 到 65535 的整数（0 表示随便用一个空的）',
    allowedEn: 'a whole number from 0 to 65535',
  },
  'phone.paperMinutes': {
    zh: '用手机拍材料的码，几分钟后作废',
    en: 'Minutes that a code for photographing papers with one’s own phone lasts',
    allowedZh: '2 到 60 的整数',
    allowedEn: 'a whole number from 2 to 60',
  },
  'assist.parkHours': {
    zh: '在自助机上写了一半、说到窗口接着办的，给他留几小时',
    en: 'Hours that what was begun at a kiosk is kept to be gone on with at the window',
    allowedZh: '1 到 24 的整数',
    allowedEn: 'a whole number from 1 to 24',
  },
  'rating.seconds': {
    zh: '窗口小屏请人评价，等多少秒',
    en: 'Seconds that a window’s small screen asks for a rating',
    allowedZh: '20 到 300 的整数',
    allowedEn: 'a whole number from 20 to 300',
  },
  'security.sessionHours': {
    zh: '工作人员登录一次管几个小时',
    en: 'Hours a clerk stays signed in',
    allowedZh: '1 到 24 的整数',
    allowedEn: 'a whole number from 1 to 24',
  },
  'query.perCase': {
    zh: '查进度：同一个编号输错几次就要等一等',
    en: 'Wrong query codes for one case before a wait',
    allowedZh: '1 到 100 的整数',
    allowedEn: 'a whole number from 1 to 100',
  },
  'query.perSource': {
    zh: '查进度：同一台机器输错几次就要等一等',
    en: 'Wrong query codes from one source before a wait',
    allowedZh: '1 到 1000 的整数',
    allowedEn: 'a whole number from 1 to 1000',
  },
  'query.windowMinutes': {
    zh: '输错次数按多少分钟算，也就是最多等多久',
    en: 'Minutes over which wrong codes are counted',
    allowedZh: '1 到 1440 的整数',
    allowedEn: 'a whole number from 1 to 1440',
  },
  'backup.everyHours': {
    zh: '每隔几小时备份一次',
    en: 'Hours between backups',
    allowedZh: '1 到 168 的整数',
    allowedEn: 'a whole number from 1 to 168',
  },
  'backup.keepDays': {
    zh: '备份留几天：最近 24 小时的全留，再往前每天留最新的一份',
    en: 'Days that backups are kept: all of the last 24 hours, before that the newest of each day',
    allowedZh: '2 到 365 的整数',
    allowedEn: 'a whole number from 2 to 365',
  },
  'privacy.retentionYears': {
    zh: '办结以后个人信息留几年，到期销毁',
    en: 'Years that personal data is kept after a case is concluded',
    allowedZh: '1 到 30 的整数',
    allowedEn: 'a whole number from 1 to 30',
  },
  'logs.keepDays': {
    zh: '运行日志留几天（网络安全法要求不少于六个月）',
    en: 'Days that logs are kept (the law asks for six months)',
    allowedZh: '180 到 3650 的整数',
    allowedEn: 'a whole number from 180 to 3650',
  },
};

/** Words for the groups, which head their part of the file. */
export const GROUP_WORDS: { readonly [Group in keyof Settings]: string } = {
  hall: '大厅 · The hall',
  network: '网络 · Network',
  slips: '凭条 · Slips',
  idReader: '身份证读卡器 · ID reader',
  scanner: '扫码器 · Code scanner',
  limits: '办理时限（工作日） · Limits in working days',
  cases: '反映件 · Cases',
  notify: '告诉群众 · Word to citizens',
  holidays: '本地放假 · Local days off',
  kiosk: '自助机 · Kiosk',
  queue: '叫号 · Queue',
  appointments: '预约 · Appointments',
  phone: '手机页面 · Phone pages',
  assist: '一起看、接着办 · A person at hand',
  rating: '好差评 · Ratings',
  security: '登录 · Signing in',
  query: '查进度防猜 · Guessing query codes',
  backup: '备份 · Backup',
  privacy: '个人信息 · Personal data',
  logs: '日志 · Logs',
};
