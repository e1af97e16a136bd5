package io.corebank.support.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/** What a handler's future brings, as if the handler returned that itself. */
final class AnswerType extends MethodParameter {

    private final Type type;

    AnswerType(MethodParameter future) {
        super(future);
        this.type = ((ParameterizedType) future.getGenericParameterType()).getActualTypeArguments()[0];
    }

    @Override
    public Class<?> getParameterType() {
        return ResolvableType.forType(type).toClass();
    }

    @Override
    public Type getGenericParameterType() {
        return type;
    }

    @Override
    public AnswerType clone() {
        return (AnswerType) super.clone();
    }
}
