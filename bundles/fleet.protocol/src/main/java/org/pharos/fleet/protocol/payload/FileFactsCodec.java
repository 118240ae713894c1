package org.pharos.fleet.protocol.payload;

/** MetaData. */
final class FileFactsCodec {

    private FileFactsCodec() {}

    static WireWriter write(FileFacts facts) {
        WireWriter out = new WireWriter().flagIfSet(1, facts.multiPart()).textIfAny(2, facts.contentType());
        if (facts.size() != 0) {
            out.number(3, facts.size());
        }
        if (facts.part() != 0) {
            out.number(4, facts.part());
        }
        return out.textIfAny(5, facts.fileName()).textIfAny(6, facts.fileType()).textIfAny(7, facts.md5())
                .textIfAny(8, facts.description());
    }

    static FileFacts read(WireReader in) throws MalformedPayloadException {
        boolean multiPart = false;
        long size = 0;
        long part = 0;
        String[] words = {"", "", "", "", "", "", "", "", ""};
        while (in.next()) {
            switch (in.field()) {
                case 1 -> multiPart = in.flag();
                case 3 -> size = in.number();
                case 4 -> part = in.number();
                case 2, 5, 6, 7, 8 -> words[in.field()] = in.text();
                default -> in.skip();
            }
        }
        return new FileFacts(multiPart, words[2], size, part, words[5], words[6], words[7], words[8]);
    }
}
