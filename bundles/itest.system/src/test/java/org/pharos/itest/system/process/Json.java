package org.pharos.itest.system.process;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.pharos.test.kit.Visitor;

/** What pages tell programs. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Json() {}

    static JsonNode at(Visitor visitor, String path) throws IOException, InterruptedException {
        return MAPPER.readTree(visitor.get(path).body());
    }
}
