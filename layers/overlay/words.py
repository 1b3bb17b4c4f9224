"""What a map says of rows that a reader put in, in Korean and English; the page and the exports say the same."""

WORDS = {
    "ko": {
        "title": "사용자 입력",
        "counted": "사용자 입력 {n}건",
        "notice": "사용자 입력 {n}건은 이 지도의 자료가 아니라 쓰는 사람이 더한 것으로, 확인하지 않았다."
        " 주소와 QR 부호에는 들어 있지 않다.",
        "caution": "쓰는 사람이 더한 항목이며 확인하지 않았다.",
        "caption": "여기에 사용자 입력 {n}건({statuses})을 더했다.",
        "sources": "출처는 적은 대로",
        "source": "사용자 입력: {source}",
        "no_source": "출처를 적지 않음",
        "source_title": "쓰는 사람이 적은 출처",
        "not_yet": "기준일에 아직 없는 지역이라 지도에 그리지 않음",
        "nowhere": "좌표가 어느 시·군·구 안에도 있지 않음",
        "no_status": "상태를 적지 않아 미확인으로 둠",
    },
    "en": {
        "title": "User input",
        "counted": "user input ({n})",
        "notice": "User input ({n}) was added by the reader; it is not from the data of this map and not checked."
        " Neither the address nor the QR code holds it.",
        "caution": "Added by the reader and not checked.",
        "caption": "User input ({n}: {statuses}) is added.",
        "sources": "sources as written",
        "source": "User input: {source}",
        "no_source": "no source given",
        "source_title": "Source as the reader wrote it",
        "not_yet": "a region that does not exist yet on this day, therefore not drawn",
        "nowhere": "the coordinates lie in no municipality",
        "no_status": "no status given; shown as not confirmed",
    },
}
