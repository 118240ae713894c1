package org.pharos.gateway.spool.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyEvent;

/**
 * Events as JSON objects: the kind of event under {@code event}, by its short name; UIDs and times as text. A field
 * this version does not know is passed over, so that a newer version's journal can be read. Immutable.
 */
final class EventJson {

    private static final String KIND = "event";

    private final ObjectMapper mapper = mapper();

    /** The kind of event stands beside its fields. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = KIND)
    private interface Kind {}

    byte[] write(StudyEvent event) {
        try {
            return mapper.writerFor(StudyEvent.class).writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no form as JSON for " + event.getClass().getSimpleName(), e);
        }
    }

    /** @throws IOException when it is no event this version knows */
    StudyEvent read(byte[] json, int offset, int length) throws IOException {
        return mapper.readValue(json, offset, length, StudyEvent.class);
    }

    private static ObjectMapper mapper() {
        SimpleModule texts = new SimpleModule();
        asText(texts, Instant.class, Instant::toString, Instant::parse);
        asText(texts, StudyUid.class, StudyUid::value, StudyUid::new);
        asText(texts, InstanceUid.class, InstanceUid::value, InstanceUid::new);
        JsonMapper.Builder builder = JsonMapper.builder().addModule(texts)
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(StudyEvent.class, Kind.class);
        for (Class<?> kind : StudyEvent.class.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
        }
        return builder.build();
    }

    private static <T> void asText(SimpleModule module, Class<T> type, Function<T, String> write,
            Function<String, T> read) {
        module.addSerializer(type, new JsonSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new JsonDeserializer<T>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return read.apply(in.getText());
            }
        });
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return read.apply(key);
            }
        });
    }
}
