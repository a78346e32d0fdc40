"""Why the system refused something, by the name of its error (errno(3))."""

from ledplayer.language.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "reason-EACCES": Sentence(vi="không có quyền", en="permission denied"),
    "reason-EBUSY": Sentence(vi="đang bận", en="it is in use"),
    "reason-ECONNREFUSED": Sentence(vi="máy chủ từ chối kết nối", en="the server refuses connections"),
    "reason-EHOSTDOWN": Sentence(vi="máy chủ không trả lời", en="the server does not answer"),
    "reason-EIO": Sentence(vi="lỗi đọc ghi, có thể đĩa hoặc đường mạng hỏng", en="input/output error"),
    "reason-EISDIR": Sentence(vi="có thư mục trùng tên ở đó", en="a folder of that name is in its place"),
    "reason-ENODEV": Sentence(vi="thiết bị không còn", en="the device is gone"),
    "reason-ENOENT": Sentence(vi="không có ở đó", en="it is not there"),
    "reason-ENOSPC": Sentence(vi="đĩa đầy", en="the disk is full"),
    "reason-ENOTCONN": Sentence(vi="mất kết nối với máy chủ", en="the connection to the server is lost"),
    "reason-ENOTDIR": Sentence(vi="không phải thư mục", en="it is not a folder"),
    "reason-EPERM": Sentence(vi="không được phép", en="it is not permitted"),
    "reason-EROFS": Sentence(vi="đĩa chỉ cho đọc", en="the disk is read-only"),
    "reason-ESTALE": Sentence(vi="thư mục trên máy chủ đã bị thay", en="the folder on the server was replaced"),
    "reason-ETIMEDOUT": Sentence(vi="máy chủ không trả lời", en="the server does not answer"),
}
