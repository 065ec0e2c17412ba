package io.plimsoll.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Adds to each operation how it fails, its idempotency key, and the example of {@code openapi/examples.json}. */
final class OpenApiFinish implements OpenApiCustomizer {

    private static final Map<String, String> FAILURES = Map.of(
            "400", "The request could not be read",
            "401", "No API key in force",
            "403", "The key's roles do not allow it",
            "404", "There is no such thing",
            "409", "The thing's state does not allow it",
            "413", "The body is too large",
            "415", "The body's media type is another one",
            "422", "A field breaks a rule; errors name it",
            "429", "Too many requests; see Retry-After");

    private final JsonNode examples = examples();

    @Override
    public void customise(OpenAPI api) {
        ResolvedSchema problem =
                ModelConverters.getInstance(true).readAllAsResolvedSchema(new AnnotatedType(Problem.class));
        problem.referencedSchemas.forEach(api.getComponents()::addSchemas);
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> finish(path, method, operation)));
    }

    private void finish(String path, PathItem.HttpMethod method, Operation operation) {
        FAILURES.forEach((status, words) -> operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(words)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/Problem"))))));
        if (method == PathItem.HttpMethod.POST) {
            operation.addParametersItem(new HeaderParameter()
                    .name(IdempotencyFilter.KEY)
                    .description("1 to 255 printable characters of your choice")
                    .schema(new StringSchema().maxLength(255)));
        }
        examples.path(method + " " + path)
                .forEachEntry((mediaType, example) -> body(operation).addMediaType(mediaType, example(example)));
    }

    private static Content body(Operation operation) {
        RequestBody body = operation.getRequestBody();
        if (body == null) {
            body = new RequestBody().required(true);
            operation.setRequestBody(body);
        }
        if (body.getContent() == null) {
            body.setContent(new Content());
        }
        return body.getContent();
    }

    private static MediaType example(JsonNode example) {
        Object shown =
                example.isString() ? example.asString() : JsonMapper.shared().convertValue(example, Object.class);
        return new MediaType().example(shown);
    }

    private static JsonNode examples() {
        try (InputStream file = new ClassPathResource("openapi/examples.json").getInputStream()) {
            return JsonMapper.shared().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
