"""A list in Japanese, Hindi, Persian, Russian and Greek, with names that hold signs, for sites that tests build."""

TOPICS = {
    "css入門": """
title: CSS入門
section: ウェブ
summary: スタイルの書き方の基礎。
path: [組版の基礎, css設計]
concepts:
  - name: 詳細度
    summary: どの規則が勝つかを決める値。
entries:
  - title: 組版の基礎
    url: https://example.org/ja/1
    seminal: true
    authors: [山田 花子]
    date: 2015
    tags: [Web, Webデザイン, C++]
    note: 文字の並べ方から始める。詳細度も説明する。
    added: 2024-02-01
  - title: CSS設計
    url: https://example.org/ja/2
    authors: [山田 花子, 葛󠄀城 一]
    date: 2018
    tags: [Webデザイン, "C#"]
    after: [組版の基礎]
    builds_on: [組版の基礎]
    also: [हिन्दी]
    former_ids: [設計]
    added: 2024-02-02
""",
    "हिन्दी": """
title: हिन्दी
section: भाषाएँ
entries:
  - title: हिन्दी व्याकरण
    url: https://example.org/hi/1
    authors: [कामता प्रसाद गुरु]
    date: 1920
    tags: [हिन्दी, हिन्दू, R&D]
    added: 2024-02-01
  - title: क्‍षितिज
    isbn: 978-0-262-03561-3
    tags: [हिन्दी, C]
    after: [हिन्दी-व्याकरण]
    added: 2024-02-01
""",
    "یادگیری-ماشین": """
title: یادگیری ماشین
section: دانش
entries:
  - title: می‌خواهم C++\u200f را یاد بگیرم
    url: https://example.org/fa/1
    authors: [سارا رضایی]
    date: 2021
    tags: [می‌خواهم, .NET, C++]
    note: کتابی برای آغاز.
    added: 2024-02-01
""",
    "машинное-обучение": """
title: Машинное обучение
section: Наука
entries:
  - title: "Ёлки: введение"
    aliases: [Ёлки]
    url: https://example.org/ru/1
    authors: [Анна Ким]
    date: 2019
    tags: [ёлки, Node.js]
    added: 2024-02-01
  - title: Ещё одно введение
    url: https://example.org/ru/2
    authors: [Анна Ким]
    date: 2020
    tags: [ёлки]
    builds_on: [ёлки-введение]
    added: 2024-02-01
""",
    "φιλοσοφία": """
title: Φιλοσοφία
section: Γράμματα
former_ids: [σοφία]
entries:
  - title: Ο Λόγος
    url: https://example.org/el/1
    authors: [Μαρία Παπαδοπούλου]
    date: 2001
    tags: [λόγος, A*]
    added: 2024-02-01
  - title: "???"
    id: τρία-ερωτηματικά
    url: https://example.org/el/2
    tags: [λόγος]
    added: 2024-02-01
  - title: Concepts
    url: https://example.org/el/3
    added: 2024-02-01
""",
    "paths": """
paths:
  - id: από-την-αρχή
    title: Από την αρχή
    outcome: Ξέρεις περισσότερα.
    steps: [ο-λόγος, ёлки-введение, css設計]
""",
}
