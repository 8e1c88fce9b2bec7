// Generated from spec/ by `make generate`: do not edit.
"use strict";
export const isProviders = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Providers","type":"object","properties":{"$schema":{"type":"string","description":"the address of this schema, for editors"},"providers":{"type":"array","items":{"$ref":"#/$defs/ProviderEntry"},"description":"a list of providers"},"aliases":{"type":"object","description":"a JSON object that gives your own names to models, such as {\"fast\": \"deepseek/deepseek-v4-flash\"}","additionalProperties":{"$ref":"#/$defs/Words"}},"routes":{"type":"array","items":{"$ref":"#/$defs/RouteEntry"},"description":"a list of routes, each with a \"pattern\" and its \"targets\""},"fallbacks":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of models that are tried in this order when the routed one gives no answer"},"smallModel":{"type":"string","minLength":1,"description":"the model that answers for titles and small models in the background"},"defaultProvider":{"type":"string","minLength":1,"description":"the id of the provider that answers for models which nobody lists"}},"description":"a JSON object with the list \"providers\" and settings of the routing","additionalProperties":false,"$defs":{"ProviderEntry":{"type":"object","required":["id"],"properties":{"id":{"$ref":"#/$defs/ProviderId","description":"a name in small letters, digits, dots and dashes; that of a provider m2c knows changes that provider"},"like":{"type":"string","minLength":1,"description":"the id of a provider that m2c knows and that this one behaves like"},"aliases":{"type":"array","items":{"$ref":"#/$defs/ProviderId"},"description":"a list of other names that may stand before the slash of provider/model"},"displayName":{"type":"string","minLength":1,"description":"a name for people"},"baseUrl":{"type":"string","minLength":1,"description":"an http(s) URL such as https://api.example.com/v1, without credentials"},"wire":{"type":"string","enum":["chat"],"description":"\"chat\", for Chat Completions"},"key":{"anyOf":[{"$ref":"#/$defs/KeySource"},{"type":"array","items":{"$ref":"#/$defs/KeySource"}}],"description":"a JSON object with one of \"env\", \"file\" and \"command\", or a list of such; left out where no key is asked for"},"keyOrder":{"type":"string","enum":["ordered","round-robin"],"description":"\"ordered\", where the first key that can be used is used, or \"round-robin\", where each has its turn"},"headers":{"type":"object","description":"a JSON object of header names and texts","additionalProperties":{"$ref":"#/$defs/AnyText"}},"query":{"type":"object","description":"a JSON object of names and texts that are added to the URL","additionalProperties":{"$ref":"#/$defs/AnyText"}},"defaultModel":{"type":"string","minLength":1,"description":"the model that answers when a name leaves it open"},"models":{"type":"array","items":{"$ref":"#/$defs/ModelEntry"},"description":"a list of models"},"overrides":{"$ref":"#/$defs/ProviderOverrides","description":"a JSON object of facts in which the provider differs from the one that it is like"},"proxy":{"type":"string","minLength":1,"description":"\"none\", or the URL of a proxy (http, https or socks5) through which only this provider is reached"},"caFile":{"type":"string","minLength":1,"description":"the path of a file of certificates (PEM) to trust for this provider"},"timeouts":{"$ref":"#/$defs/Timeouts","description":"a JSON object of milliseconds: \"connectMs\", \"headersMs\" and \"idleMs\""},"limits":{"$ref":"#/$defs/ProviderLimits","description":"a JSON object of what it takes in: \"concurrency\", \"intervalMs\", \"requestsPerMinute\" and \"tokensPerMinute\""},"prices":{"type":"object","description":"a JSON object that gives each model its price per million tokens: \"input\", \"cachedInput\", \"output\"","additionalProperties":{"$ref":"#/$defs/Price"}}},"description":"a JSON object that describes a provider","additionalProperties":false},"ProviderId":{"type":"string","maxLength":64,"pattern":"^[a-z0-9][a-z0-9.-]*$","description":"a name in small letters, digits, dots and dashes"},"KeySource":{"type":"object","properties":{"env":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","description":"the name of an environment variable that holds the key, or several separated by commas"},"file":{"type":"string","minLength":1,"description":"the path of a file that holds the key and nothing else"},"command":{"type":"array","items":{"$ref":"#/$defs/Words"},"minItems":1,"description":"a list of texts, a program and its arguments: it prints the key within ten seconds, and no shell is asked"}},"description":"a JSON object with one of \"env\", \"file\" and \"command\"","additionalProperties":false},"Words":{"type":"string","minLength":1,"description":"a text that is not empty"},"AnyText":{"type":"string","description":"a text, which may be empty"},"ModelEntry":{"type":"object","required":["id"],"properties":{"id":{"type":"string","minLength":1,"description":"the name under which Codex asks for it"},"aliases":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of other names for it"},"displayName":{"type":"string","minLength":1,"description":"a name for people"},"contextWindow":{"type":"integer","format":"int32","minimum":1000,"description":"a whole number of tokens, at least 1000"},"efforts":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of efforts, weakest first, such as \"low\", \"medium\", \"high\""},"images":{"type":"boolean","description":"true or false: whether it reads images"},"upstreamId":{"type":"string","minLength":1,"description":"the name by which the provider knows it"},"overrides":{"$ref":"#/$defs/ModelOverrides","description":"a JSON object of facts in which it differs from the provider's other models"}},"description":"a JSON object that describes a model","additionalProperties":false},"ModelOverrides":{"type":"object","properties":{"systemRole":{"type":"string","enum":["system","developer"],"description":"\"system\" or \"developer\", the role of what the system says"},"systemPlacement":{"type":"string","enum":["anywhere","first"],"description":"\"anywhere\", or \"first\" where only one system message may stand, in front"},"mergeAdjacent":{"type":"boolean","description":"true or false: whether two messages of one role may not follow each other"},"maxTokensField":{"type":"string","enum":["max_tokens","max_completion_tokens"],"description":"\"max_tokens\" or \"max_completion_tokens\""},"efforts":{"type":"object","description":"a JSON object that gives each effort a setting with \"thinks\" and \"body\"","additionalProperties":{"$ref":"#/$defs/EffortSetting"}},"otherEffort":{"anyOf":[{"$ref":"#/$defs/EffortSetting"},{"type":"string","enum":["send"]}],"description":"\"send\" for reasoning_effort as it is, or a setting with \"thinks\" and \"body\""},"noEffort":{"$ref":"#/$defs/EffortSetting","description":"a setting with \"thinks\" and \"body\""},"echoReasoning":{"type":"string","enum":["always","tool-turns","never"],"description":"\"always\", \"tool-turns\" or \"never\": where earlier thoughts go back"},"reasoningField":{"type":"string","enum":["reasoning_content","reasoning"],"description":"\"reasoning_content\" or \"reasoning\""},"missingReasoning":{"type":"string","enum":["send","placeholder","thinking-off"],"description":"\"send\", \"placeholder\" or \"thinking-off\": what is done about a thought that is lost"},"toolChoices":{"$ref":"#/$defs/ToolChoices","description":"a JSON object with the lists \"thinking\" and \"plain\""},"parallelCalls":{"type":"string","enum":["send","omit"],"description":"\"send\" or \"omit\": what becomes of parallel_tool_calls"},"strictTools":{"type":"boolean","description":"true or false: whether a tool's \"strict\" is sent"},"schema":{"$ref":"#/$defs/SchemaRules","description":"a JSON object of what is accepted in the JSON Schema of a tool"},"webSearch":{"anyOf":[{"$ref":"#/$defs/SearchRules"},{"type":"null"}],"description":"null, or a JSON object with \"tool\" and \"body\""},"jsonOutput":{"type":"string","enum":["json_schema","json_object","none"],"description":"\"json_schema\", \"json_object\" or \"none\""},"images":{"type":"boolean","description":"true or false: whether images are read"},"visionModel":{"anyOf":[{"$ref":"#/$defs/Words"},{"type":"null"}],"description":"null, or the model that answers for images which this one cannot read"},"toolParts":{"type":"boolean","description":"true or false: whether a tool's answer may be a list of parts"},"imageNeedsText":{"type":"boolean","description":"true or false: whether an image needs a text beside it"},"omitWhenThinking":{"type":"array","items":{"$ref":"#/$defs/OptionField"},"description":"a list of options, such as \"temperature\", that are left out while the model thinks"},"omit":{"type":"array","items":{"$ref":"#/$defs/OptionField"},"description":"a list of options, such as \"service_tier\", that are always left out"},"plainWithTools":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of the beginnings of names of models that refuse tools while they think, such as \"gpt-5.5\""},"withTools":{"type":"object","description":"a JSON object that is laid over the request's body when tools are offered","additionalProperties":true}},"description":"a JSON object of facts about a model","additionalProperties":false},"EffortSetting":{"type":"object","required":["thinks","body"],"properties":{"thinks":{"type":"boolean","description":"true or false: whether the model then thinks"},"body":{"type":"object","description":"a JSON object that is laid over the request's body","additionalProperties":true}},"description":"a JSON object of what one effort becomes: \"thinks\" and \"body\"","additionalProperties":false},"ToolChoices":{"type":"object","properties":{"thinking":{"type":"array","items":{"$ref":"#/$defs/ToolChoiceForm"},"description":"a list of the tool choices that are accepted while the model thinks: \"auto\", \"none\", \"required\", \"named\""},"plain":{"type":"array","items":{"$ref":"#/$defs/ToolChoiceForm"},"description":"a list of the tool choices that are accepted while it does not think: \"auto\", \"none\", \"required\", \"named\""}},"description":"a JSON object with the lists \"thinking\" and \"plain\"","additionalProperties":false},"ToolChoiceForm":{"type":"string","enum":["auto","none","required","named"],"description":"\"auto\", \"none\", \"required\" or \"named\""},"SchemaRules":{"type":"object","properties":{"refs":{"type":"boolean","description":"true or false: whether $ref is accepted"},"typeLists":{"type":"boolean","description":"true or false: whether type may be a list"},"const":{"type":"boolean","description":"true or false: whether const is accepted"},"topLevelUnions":{"type":"boolean","description":"true or false: whether oneOf, anyOf and allOf may stand at the root"},"additionalProperties":{"type":"boolean","description":"true or false: whether additionalProperties is accepted"},"typeBesideUnion":{"type":"boolean","description":"true or false: whether type may stand beside anyOf"},"untyped":{"type":"boolean","description":"true or false: whether a property may stand without a type"},"dropKeywords":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of keywords that are refused anywhere"}},"description":"a JSON object of what the provider accepts in the JSON Schema of a tool","additionalProperties":false},"SearchRules":{"type":"object","properties":{"tool":{"type":"boolean","description":"true or false: whether the tool {\"type\": \"web_search\"} is sent"},"body":{"type":"object","description":"a JSON object that is laid over the request's body","additionalProperties":true}},"description":"null, or a JSON object with \"tool\" and \"body\"","additionalProperties":false},"OptionField":{"type":"string","enum":["temperature","top_p","presence_penalty","frequency_penalty","verbosity","service_tier","prompt_cache_key","safety_identifier"],"description":"\"temperature\", \"top_p\", \"presence_penalty\", \"frequency_penalty\", \"verbosity\", \"service_tier\", \"prompt_cache_key\" or \"safety_identifier\""},"ProviderOverrides":{"type":"object","properties":{"systemRole":{"type":"string","enum":["system","developer"],"description":"\"system\" or \"developer\", the role of what the system says"},"systemPlacement":{"type":"string","enum":["anywhere","first"],"description":"\"anywhere\", or \"first\" where only one system message may stand, in front"},"mergeAdjacent":{"type":"boolean","description":"true or false: whether two messages of one role may not follow each other"},"maxTokensField":{"type":"string","enum":["max_tokens","max_completion_tokens"],"description":"\"max_tokens\" or \"max_completion_tokens\""},"efforts":{"type":"object","description":"a JSON object that gives each effort a setting with \"thinks\" and \"body\"","additionalProperties":{"$ref":"#/$defs/EffortSetting"}},"otherEffort":{"anyOf":[{"$ref":"#/$defs/EffortSetting"},{"type":"string","enum":["send"]}],"description":"\"send\" for reasoning_effort as it is, or a setting with \"thinks\" and \"body\""},"noEffort":{"$ref":"#/$defs/EffortSetting","description":"a setting with \"thinks\" and \"body\""},"echoReasoning":{"type":"string","enum":["always","tool-turns","never"],"description":"\"always\", \"tool-turns\" or \"never\": where earlier thoughts go back"},"reasoningField":{"type":"string","enum":["reasoning_content","reasoning"],"description":"\"reasoning_content\" or \"reasoning\""},"missingReasoning":{"type":"string","enum":["send","placeholder","thinking-off"],"description":"\"send\", \"placeholder\" or \"thinking-off\": what is done about a thought that is lost"},"toolChoices":{"$ref":"#/$defs/ToolChoices","description":"a JSON object with the lists \"thinking\" and \"plain\""},"parallelCalls":{"type":"string","enum":["send","omit"],"description":"\"send\" or \"omit\": what becomes of parallel_tool_calls"},"strictTools":{"type":"boolean","description":"true or false: whether a tool's \"strict\" is sent"},"schema":{"$ref":"#/$defs/SchemaRules","description":"a JSON object of what is accepted in the JSON Schema of a tool"},"webSearch":{"anyOf":[{"$ref":"#/$defs/SearchRules"},{"type":"null"}],"description":"null, or a JSON object with \"tool\" and \"body\""},"jsonOutput":{"type":"string","enum":["json_schema","json_object","none"],"description":"\"json_schema\", \"json_object\" or \"none\""},"images":{"type":"boolean","description":"true or false: whether images are read"},"visionModel":{"anyOf":[{"$ref":"#/$defs/Words"},{"type":"null"}],"description":"null, or the model that answers for images which this one cannot read"},"toolParts":{"type":"boolean","description":"true or false: whether a tool's answer may be a list of parts"},"imageNeedsText":{"type":"boolean","description":"true or false: whether an image needs a text beside it"},"omitWhenThinking":{"type":"array","items":{"$ref":"#/$defs/OptionField"},"description":"a list of options, such as \"temperature\", that are left out while the model thinks"},"omit":{"type":"array","items":{"$ref":"#/$defs/OptionField"},"description":"a list of options, such as \"service_tier\", that are always left out"},"plainWithTools":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of the beginnings of names of models that refuse tools while they think, such as \"gpt-5.5\""},"withTools":{"type":"object","description":"a JSON object that is laid over the request's body when tools are offered","additionalProperties":true},"reasoningFields":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of the fields of an answer that hold thoughts, the first one with text wins"},"thinkTags":{"type":"boolean","description":"true or false: whether thoughts come as <think>…</think> inside the text"},"leaks":{"type":"array","items":{"$ref":"#/$defs/LeakDialect"},"description":"a list of the dialects in which its models write calls into the text: \"dsml\", \"xml\", \"kimi\", \"mistral\""}},"description":"a JSON object of facts about the provider","additionalProperties":false},"LeakDialect":{"type":"string","enum":["dsml","xml","kimi","mistral"],"description":"\"dsml\", \"xml\", \"kimi\" or \"mistral\""},"Timeouts":{"type":"object","properties":{"connectMs":{"$ref":"#/$defs/Milliseconds","description":"a whole number of milliseconds for a connection, from 1 to 86400000"},"headersMs":{"$ref":"#/$defs/Milliseconds","description":"a whole number of milliseconds until the answer begins, from 1 to 86400000"},"idleMs":{"$ref":"#/$defs/Milliseconds","description":"a whole number of milliseconds between two pieces of the answer, from 1 to 86400000"}},"description":"a JSON object of milliseconds: \"connectMs\", \"headersMs\" and \"idleMs\"","additionalProperties":false},"Milliseconds":{"type":"integer","format":"int32","minimum":1,"maximum":86400000,"description":"a whole number of milliseconds, from 1 to 86400000"},"ProviderLimits":{"type":"object","properties":{"concurrency":{"anyOf":[{"$ref":"#/$defs/Count"},{"type":"null"}],"description":"a whole number of requests at the same time, or null for no limit"},"intervalMs":{"anyOf":[{"$ref":"#/$defs/Milliseconds"},{"type":"null"}],"description":"a whole number of milliseconds from one request to the next, or null for none"},"requestsPerMinute":{"anyOf":[{"$ref":"#/$defs/Count"},{"type":"null"}],"description":"a whole number of requests, or null for no limit"},"tokensPerMinute":{"anyOf":[{"$ref":"#/$defs/Count"},{"type":"null"}],"description":"a whole number of tokens, or null for no limit"}},"description":"a JSON object of limits: \"concurrency\", \"intervalMs\", \"requestsPerMinute\" and \"tokensPerMinute\"","additionalProperties":false},"Count":{"type":"integer","format":"int32","minimum":1,"maximum":2147483647,"description":"a whole number, at least 1"},"Price":{"type":"object","required":["input","output"],"properties":{"input":{"$ref":"#/$defs/Amount","description":"a price per million tokens"},"cachedInput":{"$ref":"#/$defs/Amount","description":"a price per million tokens"},"output":{"$ref":"#/$defs/Amount","description":"a price per million tokens"},"currency":{"type":"string","pattern":"^[A-Z]{3}$","description":"a currency of three capitals, such as USD, which it is when left out"}},"description":"a JSON object of prices per million tokens: \"input\", \"cachedInput\" and \"output\"","additionalProperties":false},"Amount":{"type":"number","format":"double","minimum":0,"description":"a number that is not negative"},"RouteEntry":{"type":"object","required":["pattern","targets"],"properties":{"pattern":{"type":"string","minLength":1,"pattern":"^[^*]*\\*?[^*]*$","description":"a name of a model as Codex asks for it, in which one star may stand for any letters"},"targets":{"type":"array","items":{"$ref":"#/$defs/Words"},"minItems":1,"description":"a list of models, at least one: the first answers, and the others are tried in this order when it gives no answer"}},"description":"a JSON object with \"pattern\" and \"targets\"","additionalProperties":false}}};
const schema36 = {"type":"string","minLength":1,"description":"a text that is not empty"};
const schema32 = {"type":"object","required":["id"],"properties":{"id":{"$ref":"#/$defs/ProviderId","description":"a name in small letters, digits, dots and dashes; that of a provider m2c knows changes that provider"},"like":{"type":"string","minLength":1,"description":"the id of a provider that m2c knows and that this one behaves like"},"aliases":{"type":"array","items":{"$ref":"#/$defs/ProviderId"},"description":"a list of other names that may stand before the slash of provider/model"},"displayName":{"type":"string","minLength":1,"description":"a name for people"},"baseUrl":{"type":"string","minLength":1,"description":"an http(s) URL such as https://api.example.com/v1, without credentials"},"wire":{"type":"string","enum":["chat"],"description":"\"chat\", for Chat Completions"},"key":{"anyOf":[{"$ref":"#/$defs/KeySource"},{"type":"array","items":{"$ref":"#/$defs/KeySource"}}],"description":"a JSON object with one of \"env\", \"file\" and \"command\", or a list of such; left out where no key is asked for"},"keyOrder":{"type":"string","enum":["ordered","round-robin"],"description":"\"ordered\", where the first key that can be used is used, or \"round-robin\", where each has its turn"},"headers":{"type":"object","description":"a JSON object of header names and texts","additionalProperties":{"$ref":"#/$defs/AnyText"}},"query":{"type":"object","description":"a JSON object of names and texts that are added to the URL","additionalProperties":{"$ref":"#/$defs/AnyText"}},"defaultModel":{"type":"string","minLength":1,"description":"the model that answers when a name leaves it open"},"models":{"type":"array","items":{"$ref":"#/$defs/ModelEntry"},"description":"a list of models"},"overrides":{"$ref":"#/$defs/ProviderOverrides","description":"a JSON object of facts in which the provider differs from the one that it is like"},"proxy":{"type":"string","minLength":1,"description":"\"none\", or the URL of a proxy (http, https or socks5) through which only this provider is reached"},"caFile":{"type":"string","minLength":1,"description":"the path of a file of certificates (PEM) to trust for this provider"},"timeouts":{"$ref":"#/$defs/Timeouts","description":"a JSON object of milliseconds: \"connectMs\", \"headersMs\" and \"idleMs\""},"limits":{"$ref":"#/$defs/ProviderLimits","description":"a JSON object of what it takes in: \"concurrency\", \"intervalMs\", \"requestsPerMinute\" and \"tokensPerMinute\""},"prices":{"type":"object","description":"a JSON object that gives each model its price per million tokens: \"input\", \"cachedInput\", \"output\"","additionalProperties":{"$ref":"#/$defs/Price"}}},"description":"a JSON object that describes a provider","additionalProperties":false};
const schema33 = {"type":"string","maxLength":64,"pattern":"^[a-z0-9][a-z0-9.-]*$","description":"a name in small letters, digits, dots and dashes"};
const schema37 = {"type":"string","description":"a text, which may be empty"};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^[a-z0-9][a-z0-9.-]*$", "u");
const schema35 = {"type":"object","properties":{"env":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","description":"the name of an environment variable that holds the key, or several separated by commas"},"file":{"type":"string","minLength":1,"description":"the path of a file that holds the key and nothing else"},"command":{"type":"array","items":{"$ref":"#/$defs/Words"},"minItems":1,"description":"a list of texts, a program and its arguments: it prints the key within ten seconds, and no shell is asked"}},"description":"a JSON object with one of \"env\", \"file\" and \"command\"","additionalProperties":false};
const pattern6 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "env") || (key0 === "file")) || (key0 === "command"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.env !== undefined){
let data0 = data.env;
if(typeof data0 === "string"){
if(!pattern6.test(data0)){
const err1 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema35.properties.env,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.env.type,parentSchema:schema35.properties.env,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.file !== undefined){
let data1 = data.file;
if(typeof data1 === "string"){
if(data1.length < 1){
const err3 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema35.properties.file,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.file.type,parentSchema:schema35.properties.file,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.command !== undefined){
let data2 = data.command;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema35.properties.command,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(data3.length < 1){
const err6 = {instancePath:instancePath+"/command/" + i0,schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/command/" + i0,schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema35.properties.command.type,parentSchema:schema35.properties.command,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema39 = {"type":"object","required":["id"],"properties":{"id":{"type":"string","minLength":1,"description":"the name under which Codex asks for it"},"aliases":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of other names for it"},"displayName":{"type":"string","minLength":1,"description":"a name for people"},"contextWindow":{"type":"integer","format":"int32","minimum":1000,"description":"a whole number of tokens, at least 1000"},"efforts":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of efforts, weakest first, such as \"low\", \"medium\", \"high\""},"images":{"type":"boolean","description":"true or false: whether it reads images"},"upstreamId":{"type":"string","minLength":1,"description":"the name by which the provider knows it"},"overrides":{"$ref":"#/$defs/ModelOverrides","description":"a JSON object of facts in which it differs from the provider's other models"}},"description":"a JSON object that describes a model","additionalProperties":false};
const schema42 = {"type":"object","properties":{"systemRole":{"type":"string","enum":["system","developer"],"description":"\"system\" or \"developer\", the role of what the system says"},"systemPlacement":{"type":"string","enum":["anywhere","first"],"description":"\"anywhere\", or \"first\" where only one system message may stand, in front"},"mergeAdjacent":{"type":"boolean","description":"true or false: whether two messages of one role may not follow each other"},"maxTokensField":{"type":"string","enum":["max_tokens","max_completion_tokens"],"description":"\"max_tokens\" or \"max_completion_tokens\""},"efforts":{"type":"object","description":"a JSON object that gives each effort a setting with \"thinks\" and \"body\"","additionalProperties":{"$ref":"#/$defs/EffortSetting"}},"otherEffort":{"anyOf":[{"$ref":"#/$defs/EffortSetting"},{"type":"string","enum":["send"]}],"description":"\"send\" for reasoning_effort as it is, or a setting with \"thinks\" and \"body\""},"noEffort":{"$ref":"#/$defs/EffortSetting","description":"a setting with \"thinks\" and \"body\""},"echoReasoning":{"type":"string","enum":["always","tool-turns","never"],"description":"\"always\", \"tool-turns\" or \"never\": where earlier thoughts go back"},"reasoningField":{"type":"string","enum":["reasoning_content","reasoning"],"description":"\"reasoning_content\" or \"reasoning\""},"missingReasoning":{"type":"string","enum":["send","placeholder","thinking-off"],"description":"\"send\", \"placeholder\" or \"thinking-off\": what is done about a thought that is lost"},"toolChoices":{"$ref":"#/$defs/ToolChoices","description":"a JSON object with the lists \"thinking\" and \"plain\""},"parallelCalls":{"type":"string","enum":["send","omit"],"description":"\"send\" or \"omit\": what becomes of parallel_tool_calls"},"strictTools":{"type":"boolean","description":"true or false: whether a tool's \"strict\" is sent"},"schema":{"$ref":"#/$defs/SchemaRules","description":"a JSON object of what is accepted in the JSON Schema of a tool"},"webSearch":{"anyOf":[{"$ref":"#/$defs/SearchRules"},{"type":"null"}],"description":"null, or a JSON object with \"tool\" and \"body\""},"jsonOutput":{"type":"string","enum":["json_schema","json_object","none"],"description":"\"json_schema\", \"json_object\" or \"none\""},"images":{"type":"boolean","description":"true or false: whether images are read"},"visionModel":{"anyOf":[{"$ref":"#/$defs/Words"},{"type":"null"}],"description":"null, or the model that answers for images which this one cannot read"},"toolParts":{"type":"boolean","description":"true or false: whether a tool's answer may be a list of parts"},"imageNeedsText":{"type":"boolean","description":"true or false: whether an image needs a text beside it"},"omitWhenThinking":{"type":"array","items":{"$ref":"#/$defs/OptionField"},"description":"a list of options, such as \"temperature\", that are left out while the model thinks"},"omit":{"type":"array","items":{"$ref":"#/$defs/OptionField"},"description":"a list of options, such as \"service_tier\", that are always left out"},"plainWithTools":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of the beginnings of names of models that refuse tools while they think, such as \"gpt-5.5\""},"withTools":{"type":"object","description":"a JSON object that is laid over the request's body when tools are offered","additionalProperties":true}},"description":"a JSON object of facts about a model","additionalProperties":false};
const schema43 = {"type":"object","required":["thinks","body"],"properties":{"thinks":{"type":"boolean","description":"true or false: whether the model then thinks"},"body":{"type":"object","description":"a JSON object that is laid over the request's body","additionalProperties":true}},"description":"a JSON object of what one effort becomes: \"thinks\" and \"body\"","additionalProperties":false};
const schema51 = {"type":"object","properties":{"tool":{"type":"boolean","description":"true or false: whether the tool {\"type\": \"web_search\"} is sent"},"body":{"type":"object","description":"a JSON object that is laid over the request's body","additionalProperties":true}},"description":"null, or a JSON object with \"tool\" and \"body\"","additionalProperties":false};
const schema53 = {"type":"string","enum":["temperature","top_p","presence_penalty","frequency_penalty","verbosity","service_tier","prompt_cache_key","safety_identifier"],"description":"\"temperature\", \"top_p\", \"presence_penalty\", \"frequency_penalty\", \"verbosity\", \"service_tier\", \"prompt_cache_key\" or \"safety_identifier\""};
const schema46 = {"type":"object","properties":{"thinking":{"type":"array","items":{"$ref":"#/$defs/ToolChoiceForm"},"description":"a list of the tool choices that are accepted while the model thinks: \"auto\", \"none\", \"required\", \"named\""},"plain":{"type":"array","items":{"$ref":"#/$defs/ToolChoiceForm"},"description":"a list of the tool choices that are accepted while it does not think: \"auto\", \"none\", \"required\", \"named\""}},"description":"a JSON object with the lists \"thinking\" and \"plain\"","additionalProperties":false};
const schema47 = {"type":"string","enum":["auto","none","required","named"],"description":"\"auto\", \"none\", \"required\" or \"named\""};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "thinking") || (key0 === "plain"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.thinking !== undefined){
let data0 = data.thinking;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 !== "string"){
const err1 = {instancePath:instancePath+"/thinking/" + i0,schemaPath:"#/$defs/ToolChoiceForm/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema47.type,parentSchema:schema47,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!((((data1 === "auto") || (data1 === "none")) || (data1 === "required")) || (data1 === "named"))){
const err2 = {instancePath:instancePath+"/thinking/" + i0,schemaPath:"#/$defs/ToolChoiceForm/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values",schema:schema47.enum,parentSchema:schema47,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath:instancePath+"/thinking",schemaPath:"#/properties/thinking/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.thinking.type,parentSchema:schema46.properties.thinking,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.plain !== undefined){
let data2 = data.plain;
if(Array.isArray(data2)){
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/plain/" + i1,schemaPath:"#/$defs/ToolChoiceForm/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema47.type,parentSchema:schema47,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!((((data3 === "auto") || (data3 === "none")) || (data3 === "required")) || (data3 === "named"))){
const err5 = {instancePath:instancePath+"/plain/" + i1,schemaPath:"#/$defs/ToolChoiceForm/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values",schema:schema47.enum,parentSchema:schema47,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/plain",schemaPath:"#/properties/plain/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.plain.type,parentSchema:schema46.properties.plain,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema46.type,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema49 = {"type":"object","properties":{"refs":{"type":"boolean","description":"true or false: whether $ref is accepted"},"typeLists":{"type":"boolean","description":"true or false: whether type may be a list"},"const":{"type":"boolean","description":"true or false: whether const is accepted"},"topLevelUnions":{"type":"boolean","description":"true or false: whether oneOf, anyOf and allOf may stand at the root"},"additionalProperties":{"type":"boolean","description":"true or false: whether additionalProperties is accepted"},"typeBesideUnion":{"type":"boolean","description":"true or false: whether type may stand beside anyOf"},"untyped":{"type":"boolean","description":"true or false: whether a property may stand without a type"},"dropKeywords":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of keywords that are refused anywhere"}},"description":"a JSON object of what the provider accepts in the JSON Schema of a tool","additionalProperties":false};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((((key0 === "refs") || (key0 === "typeLists")) || (key0 === "const")) || (key0 === "topLevelUnions")) || (key0 === "additionalProperties")) || (key0 === "typeBesideUnion")) || (key0 === "untyped")) || (key0 === "dropKeywords"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.refs !== undefined){
let data0 = data.refs;
if(typeof data0 !== "boolean"){
const err1 = {instancePath:instancePath+"/refs",schemaPath:"#/properties/refs/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema49.properties.refs.type,parentSchema:schema49.properties.refs,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.typeLists !== undefined){
let data1 = data.typeLists;
if(typeof data1 !== "boolean"){
const err2 = {instancePath:instancePath+"/typeLists",schemaPath:"#/properties/typeLists/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema49.properties.typeLists.type,parentSchema:schema49.properties.typeLists,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.const !== undefined){
let data2 = data.const;
if(typeof data2 !== "boolean"){
const err3 = {instancePath:instancePath+"/const",schemaPath:"#/properties/const/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema49.properties.const.type,parentSchema:schema49.properties.const,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.topLevelUnions !== undefined){
let data3 = data.topLevelUnions;
if(typeof data3 !== "boolean"){
const err4 = {instancePath:instancePath+"/topLevelUnions",schemaPath:"#/properties/topLevelUnions/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema49.properties.topLevelUnions.type,parentSchema:schema49.properties.topLevelUnions,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.additionalProperties !== undefined){
let data4 = data.additionalProperties;
if(typeof data4 !== "boolean"){
const err5 = {instancePath:instancePath+"/additionalProperties",schemaPath:"#/properties/additionalProperties/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema49.properties.additionalProperties.type,parentSchema:schema49.properties.additionalProperties,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.typeBesideUnion !== undefined){
let data5 = data.typeBesideUnion;
if(typeof data5 !== "boolean"){
const err6 = {instancePath:instancePath+"/typeBesideUnion",schemaPath:"#/properties/typeBesideUnion/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema49.properties.typeBesideUnion.type,parentSchema:schema49.properties.typeBesideUnion,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.untyped !== undefined){
let data6 = data.untyped;
if(typeof data6 !== "boolean"){
const err7 = {instancePath:instancePath+"/untyped",schemaPath:"#/properties/untyped/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema49.properties.untyped.type,parentSchema:schema49.properties.untyped,data:data6};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.dropKeywords !== undefined){
let data7 = data.dropKeywords;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(typeof data8 === "string"){
if(data8.length < 1){
const err8 = {instancePath:instancePath+"/dropKeywords/" + i0,schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data8};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/dropKeywords/" + i0,schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data8};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/dropKeywords",schemaPath:"#/properties/dropKeywords/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema49.properties.dropKeywords.type,parentSchema:schema49.properties.dropKeywords,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema49.type,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema42.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.systemRole !== undefined){
let data0 = data.systemRole;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/systemRole",schemaPath:"#/properties/systemRole/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.systemRole.type,parentSchema:schema42.properties.systemRole,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!((data0 === "system") || (data0 === "developer"))){
const err2 = {instancePath:instancePath+"/systemRole",schemaPath:"#/properties/systemRole/enum",keyword:"enum",params:{allowedValues: schema42.properties.systemRole.enum},message:"must be equal to one of the allowed values",schema:schema42.properties.systemRole.enum,parentSchema:schema42.properties.systemRole,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.systemPlacement !== undefined){
let data1 = data.systemPlacement;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/systemPlacement",schemaPath:"#/properties/systemPlacement/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.systemPlacement.type,parentSchema:schema42.properties.systemPlacement,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((data1 === "anywhere") || (data1 === "first"))){
const err4 = {instancePath:instancePath+"/systemPlacement",schemaPath:"#/properties/systemPlacement/enum",keyword:"enum",params:{allowedValues: schema42.properties.systemPlacement.enum},message:"must be equal to one of the allowed values",schema:schema42.properties.systemPlacement.enum,parentSchema:schema42.properties.systemPlacement,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.mergeAdjacent !== undefined){
let data2 = data.mergeAdjacent;
if(typeof data2 !== "boolean"){
const err5 = {instancePath:instancePath+"/mergeAdjacent",schemaPath:"#/properties/mergeAdjacent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema42.properties.mergeAdjacent.type,parentSchema:schema42.properties.mergeAdjacent,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.maxTokensField !== undefined){
let data3 = data.maxTokensField;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/maxTokensField",schemaPath:"#/properties/maxTokensField/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.maxTokensField.type,parentSchema:schema42.properties.maxTokensField,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!((data3 === "max_tokens") || (data3 === "max_completion_tokens"))){
const err7 = {instancePath:instancePath+"/maxTokensField",schemaPath:"#/properties/maxTokensField/enum",keyword:"enum",params:{allowedValues: schema42.properties.maxTokensField.enum},message:"must be equal to one of the allowed values",schema:schema42.properties.maxTokensField.enum,parentSchema:schema42.properties.maxTokensField,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.efforts !== undefined){
let data4 = data.efforts;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.thinks === undefined){
const err8 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "thinks"},message:"must have required property '"+"thinks"+"'",schema:schema43.required,parentSchema:schema43,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data5.body === undefined){
const err9 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "body"},message:"must have required property '"+"body"+"'",schema:schema43.required,parentSchema:schema43,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key2 in data5){
if(!((key2 === "thinks") || (key2 === "body"))){
const err10 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/EffortSetting/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data5.thinks !== undefined){
let data6 = data5.thinks;
if(typeof data6 !== "boolean"){
const err11 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/thinks",schemaPath:"#/$defs/EffortSetting/properties/thinks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema43.properties.thinks.type,parentSchema:schema43.properties.thinks,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data5.body !== undefined){
let data7 = data5.body;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
}
else {
const err12 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/body",schemaPath:"#/$defs/EffortSetting/properties/body/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.properties.body.type,parentSchema:schema43.properties.body,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/EffortSetting/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/efforts",schemaPath:"#/properties/efforts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.properties.efforts.type,parentSchema:schema42.properties.efforts,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.otherEffort !== undefined){
let data8 = data.otherEffort;
const _errs23 = errors;
let valid4 = false;
const _errs24 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.thinks === undefined){
const err15 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "thinks"},message:"must have required property '"+"thinks"+"'",schema:schema43.required,parentSchema:schema43,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data8.body === undefined){
const err16 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "body"},message:"must have required property '"+"body"+"'",schema:schema43.required,parentSchema:schema43,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key3 in data8){
if(!((key3 === "thinks") || (key3 === "body"))){
const err17 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/$defs/EffortSetting/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data8.thinks !== undefined){
let data9 = data8.thinks;
if(typeof data9 !== "boolean"){
const err18 = {instancePath:instancePath+"/otherEffort/thinks",schemaPath:"#/$defs/EffortSetting/properties/thinks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema43.properties.thinks.type,parentSchema:schema43.properties.thinks,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data8.body !== undefined){
let data10 = data8.body;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
}
else {
const err19 = {instancePath:instancePath+"/otherEffort/body",schemaPath:"#/$defs/EffortSetting/properties/body/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.properties.body.type,parentSchema:schema43.properties.body,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/$defs/EffortSetting/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid0 = _errs24 === errors;
valid4 = valid4 || _valid0;
const _errs33 = errors;
if(typeof data8 !== "string"){
const err21 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/properties/otherEffort/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.otherEffort.anyOf[1].type,parentSchema:schema42.properties.otherEffort.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!(data8 === "send")){
const err22 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/properties/otherEffort/anyOf/1/enum",keyword:"enum",params:{allowedValues: schema42.properties.otherEffort.anyOf[1].enum},message:"must be equal to one of the allowed values",schema:schema42.properties.otherEffort.anyOf[1].enum,parentSchema:schema42.properties.otherEffort.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid0 = _errs33 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const err23 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/properties/otherEffort/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema42.properties.otherEffort.anyOf,parentSchema:schema42.properties.otherEffort,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
}
}
if(data.noEffort !== undefined){
let data11 = data.noEffort;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.thinks === undefined){
const err24 = {instancePath:instancePath+"/noEffort",schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "thinks"},message:"must have required property '"+"thinks"+"'",schema:schema43.required,parentSchema:schema43,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data11.body === undefined){
const err25 = {instancePath:instancePath+"/noEffort",schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "body"},message:"must have required property '"+"body"+"'",schema:schema43.required,parentSchema:schema43,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key4 in data11){
if(!((key4 === "thinks") || (key4 === "body"))){
const err26 = {instancePath:instancePath+"/noEffort",schemaPath:"#/$defs/EffortSetting/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data11.thinks !== undefined){
let data12 = data11.thinks;
if(typeof data12 !== "boolean"){
const err27 = {instancePath:instancePath+"/noEffort/thinks",schemaPath:"#/$defs/EffortSetting/properties/thinks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema43.properties.thinks.type,parentSchema:schema43.properties.thinks,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data11.body !== undefined){
let data13 = data11.body;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
}
else {
const err28 = {instancePath:instancePath+"/noEffort/body",schemaPath:"#/$defs/EffortSetting/properties/body/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.properties.body.type,parentSchema:schema43.properties.body,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/noEffort",schemaPath:"#/$defs/EffortSetting/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.echoReasoning !== undefined){
let data14 = data.echoReasoning;
if(typeof data14 !== "string"){
const err30 = {instancePath:instancePath+"/echoReasoning",schemaPath:"#/properties/echoReasoning/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.echoReasoning.type,parentSchema:schema42.properties.echoReasoning,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!(((data14 === "always") || (data14 === "tool-turns")) || (data14 === "never"))){
const err31 = {instancePath:instancePath+"/echoReasoning",schemaPath:"#/properties/echoReasoning/enum",keyword:"enum",params:{allowedValues: schema42.properties.echoReasoning.enum},message:"must be equal to one of the allowed values",schema:schema42.properties.echoReasoning.enum,parentSchema:schema42.properties.echoReasoning,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.reasoningField !== undefined){
let data15 = data.reasoningField;
if(typeof data15 !== "string"){
const err32 = {instancePath:instancePath+"/reasoningField",schemaPath:"#/properties/reasoningField/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.reasoningField.type,parentSchema:schema42.properties.reasoningField,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!((data15 === "reasoning_content") || (data15 === "reasoning"))){
const err33 = {instancePath:instancePath+"/reasoningField",schemaPath:"#/properties/reasoningField/enum",keyword:"enum",params:{allowedValues: schema42.properties.reasoningField.enum},message:"must be equal to one of the allowed values",schema:schema42.properties.reasoningField.enum,parentSchema:schema42.properties.reasoningField,data:data15};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.missingReasoning !== undefined){
let data16 = data.missingReasoning;
if(typeof data16 !== "string"){
const err34 = {instancePath:instancePath+"/missingReasoning",schemaPath:"#/properties/missingReasoning/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.missingReasoning.type,parentSchema:schema42.properties.missingReasoning,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!(((data16 === "send") || (data16 === "placeholder")) || (data16 === "thinking-off"))){
const err35 = {instancePath:instancePath+"/missingReasoning",schemaPath:"#/properties/missingReasoning/enum",keyword:"enum",params:{allowedValues: schema42.properties.missingReasoning.enum},message:"must be equal to one of the allowed values",schema:schema42.properties.missingReasoning.enum,parentSchema:schema42.properties.missingReasoning,data:data16};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.toolChoices !== undefined){
if(!(validate27(data.toolChoices, {instancePath:instancePath+"/toolChoices",parentData:data,parentDataProperty:"toolChoices",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.parallelCalls !== undefined){
let data18 = data.parallelCalls;
if(typeof data18 !== "string"){
const err36 = {instancePath:instancePath+"/parallelCalls",schemaPath:"#/properties/parallelCalls/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.parallelCalls.type,parentSchema:schema42.properties.parallelCalls,data:data18};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!((data18 === "send") || (data18 === "omit"))){
const err37 = {instancePath:instancePath+"/parallelCalls",schemaPath:"#/properties/parallelCalls/enum",keyword:"enum",params:{allowedValues: schema42.properties.parallelCalls.enum},message:"must be equal to one of the allowed values",schema:schema42.properties.parallelCalls.enum,parentSchema:schema42.properties.parallelCalls,data:data18};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.strictTools !== undefined){
let data19 = data.strictTools;
if(typeof data19 !== "boolean"){
const err38 = {instancePath:instancePath+"/strictTools",schemaPath:"#/properties/strictTools/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema42.properties.strictTools.type,parentSchema:schema42.properties.strictTools,data:data19};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.schema !== undefined){
if(!(validate29(data.schema, {instancePath:instancePath+"/schema",parentData:data,parentDataProperty:"schema",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.webSearch !== undefined){
let data21 = data.webSearch;
const _errs57 = errors;
let valid9 = false;
const _errs58 = errors;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key5 in data21){
if(!((key5 === "tool") || (key5 === "body"))){
const err39 = {instancePath:instancePath+"/webSearch",schemaPath:"#/$defs/SearchRules/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema51,data:data21};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data21.tool !== undefined){
let data22 = data21.tool;
if(typeof data22 !== "boolean"){
const err40 = {instancePath:instancePath+"/webSearch/tool",schemaPath:"#/$defs/SearchRules/properties/tool/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema51.properties.tool.type,parentSchema:schema51.properties.tool,data:data22};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data21.body !== undefined){
let data23 = data21.body;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
}
else {
const err41 = {instancePath:instancePath+"/webSearch/body",schemaPath:"#/$defs/SearchRules/properties/body/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.properties.body.type,parentSchema:schema51.properties.body,data:data23};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/webSearch",schemaPath:"#/$defs/SearchRules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data:data21};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid1 = _errs58 === errors;
valid9 = valid9 || _valid1;
const _errs67 = errors;
if(data21 !== null){
const err43 = {instancePath:instancePath+"/webSearch",schemaPath:"#/properties/webSearch/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema42.properties.webSearch.anyOf[1].type,parentSchema:schema42.properties.webSearch.anyOf[1],data:data21};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid1 = _errs67 === errors;
valid9 = valid9 || _valid1;
if(!valid9){
const err44 = {instancePath:instancePath+"/webSearch",schemaPath:"#/properties/webSearch/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema42.properties.webSearch.anyOf,parentSchema:schema42.properties.webSearch,data:data21};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
}
if(data.jsonOutput !== undefined){
let data24 = data.jsonOutput;
if(typeof data24 !== "string"){
const err45 = {instancePath:instancePath+"/jsonOutput",schemaPath:"#/properties/jsonOutput/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.jsonOutput.type,parentSchema:schema42.properties.jsonOutput,data:data24};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(!(((data24 === "json_schema") || (data24 === "json_object")) || (data24 === "none"))){
const err46 = {instancePath:instancePath+"/jsonOutput",schemaPath:"#/properties/jsonOutput/enum",keyword:"enum",params:{allowedValues: schema42.properties.jsonOutput.enum},message:"must be equal to one of the allowed values",schema:schema42.properties.jsonOutput.enum,parentSchema:schema42.properties.jsonOutput,data:data24};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.images !== undefined){
let data25 = data.images;
if(typeof data25 !== "boolean"){
const err47 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema42.properties.images.type,parentSchema:schema42.properties.images,data:data25};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.visionModel !== undefined){
let data26 = data.visionModel;
const _errs74 = errors;
let valid12 = false;
const _errs75 = errors;
if(typeof data26 === "string"){
if(data26.length < 1){
const err48 = {instancePath:instancePath+"/visionModel",schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data26};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/visionModel",schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data26};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid2 = _errs75 === errors;
valid12 = valid12 || _valid2;
const _errs78 = errors;
if(data26 !== null){
const err50 = {instancePath:instancePath+"/visionModel",schemaPath:"#/properties/visionModel/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema42.properties.visionModel.anyOf[1].type,parentSchema:schema42.properties.visionModel.anyOf[1],data:data26};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
var _valid2 = _errs78 === errors;
valid12 = valid12 || _valid2;
if(!valid12){
const err51 = {instancePath:instancePath+"/visionModel",schemaPath:"#/properties/visionModel/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema42.properties.visionModel.anyOf,parentSchema:schema42.properties.visionModel,data:data26};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
else {
errors = _errs74;
if(vErrors !== null){
if(_errs74){
vErrors.length = _errs74;
}
else {
vErrors = null;
}
}
}
}
if(data.toolParts !== undefined){
let data27 = data.toolParts;
if(typeof data27 !== "boolean"){
const err52 = {instancePath:instancePath+"/toolParts",schemaPath:"#/properties/toolParts/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema42.properties.toolParts.type,parentSchema:schema42.properties.toolParts,data:data27};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.imageNeedsText !== undefined){
let data28 = data.imageNeedsText;
if(typeof data28 !== "boolean"){
const err53 = {instancePath:instancePath+"/imageNeedsText",schemaPath:"#/properties/imageNeedsText/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema42.properties.imageNeedsText.type,parentSchema:schema42.properties.imageNeedsText,data:data28};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.omitWhenThinking !== undefined){
let data29 = data.omitWhenThinking;
if(Array.isArray(data29)){
const len0 = data29.length;
for(let i0=0; i0<len0; i0++){
let data30 = data29[i0];
if(typeof data30 !== "string"){
const err54 = {instancePath:instancePath+"/omitWhenThinking/" + i0,schemaPath:"#/$defs/OptionField/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data:data30};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!((((((((data30 === "temperature") || (data30 === "top_p")) || (data30 === "presence_penalty")) || (data30 === "frequency_penalty")) || (data30 === "verbosity")) || (data30 === "service_tier")) || (data30 === "prompt_cache_key")) || (data30 === "safety_identifier"))){
const err55 = {instancePath:instancePath+"/omitWhenThinking/" + i0,schemaPath:"#/$defs/OptionField/enum",keyword:"enum",params:{allowedValues: schema53.enum},message:"must be equal to one of the allowed values",schema:schema53.enum,parentSchema:schema53,data:data30};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/omitWhenThinking",schemaPath:"#/properties/omitWhenThinking/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema42.properties.omitWhenThinking.type,parentSchema:schema42.properties.omitWhenThinking,data:data29};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.omit !== undefined){
let data31 = data.omit;
if(Array.isArray(data31)){
const len1 = data31.length;
for(let i1=0; i1<len1; i1++){
let data32 = data31[i1];
if(typeof data32 !== "string"){
const err57 = {instancePath:instancePath+"/omit/" + i1,schemaPath:"#/$defs/OptionField/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data:data32};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(!((((((((data32 === "temperature") || (data32 === "top_p")) || (data32 === "presence_penalty")) || (data32 === "frequency_penalty")) || (data32 === "verbosity")) || (data32 === "service_tier")) || (data32 === "prompt_cache_key")) || (data32 === "safety_identifier"))){
const err58 = {instancePath:instancePath+"/omit/" + i1,schemaPath:"#/$defs/OptionField/enum",keyword:"enum",params:{allowedValues: schema53.enum},message:"must be equal to one of the allowed values",schema:schema53.enum,parentSchema:schema53,data:data32};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/omit",schemaPath:"#/properties/omit/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema42.properties.omit.type,parentSchema:schema42.properties.omit,data:data31};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.plainWithTools !== undefined){
let data33 = data.plainWithTools;
if(Array.isArray(data33)){
const len2 = data33.length;
for(let i2=0; i2<len2; i2++){
let data34 = data33[i2];
if(typeof data34 === "string"){
if(data34.length < 1){
const err60 = {instancePath:instancePath+"/plainWithTools/" + i2,schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data34};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/plainWithTools/" + i2,schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data34};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/plainWithTools",schemaPath:"#/properties/plainWithTools/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema42.properties.plainWithTools.type,parentSchema:schema42.properties.plainWithTools,data:data33};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.withTools !== undefined){
let data35 = data.withTools;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
}
else {
const err63 = {instancePath:instancePath+"/withTools",schemaPath:"#/properties/withTools/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.properties.withTools.type,parentSchema:schema42.properties.withTools,data:data35};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "id") || (key0 === "aliases")) || (key0 === "displayName")) || (key0 === "contextWindow")) || (key0 === "efforts")) || (key0 === "images")) || (key0 === "upstreamId")) || (key0 === "overrides"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema39.properties.id,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.id.type,parentSchema:schema39.properties.id,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.aliases !== undefined){
let data1 = data.aliases;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(data2.length < 1){
const err4 = {instancePath:instancePath+"/aliases/" + i0,schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/aliases/" + i0,schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/aliases",schemaPath:"#/properties/aliases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.aliases.type,parentSchema:schema39.properties.aliases,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.displayName !== undefined){
let data3 = data.displayName;
if(typeof data3 === "string"){
if(data3.length < 1){
const err7 = {instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema39.properties.displayName,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.displayName.type,parentSchema:schema39.properties.displayName,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.contextWindow !== undefined){
let data4 = data.contextWindow;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err9 = {instancePath:instancePath+"/contextWindow",schemaPath:"#/properties/contextWindow/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.contextWindow.type,parentSchema:schema39.properties.contextWindow,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(typeof data4 == "number"){
if(data4 < 1000 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/contextWindow",schemaPath:"#/properties/contextWindow/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000",schema:1000,parentSchema:schema39.properties.contextWindow,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
if(data.efforts !== undefined){
let data5 = data.efforts;
if(Array.isArray(data5)){
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
if(typeof data6 === "string"){
if(data6.length < 1){
const err11 = {instancePath:instancePath+"/efforts/" + i1,schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/efforts/" + i1,schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/efforts",schemaPath:"#/properties/efforts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.efforts.type,parentSchema:schema39.properties.efforts,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.images !== undefined){
let data7 = data.images;
if(typeof data7 !== "boolean"){
const err14 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema39.properties.images.type,parentSchema:schema39.properties.images,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.upstreamId !== undefined){
let data8 = data.upstreamId;
if(typeof data8 === "string"){
if(data8.length < 1){
const err15 = {instancePath:instancePath+"/upstreamId",schemaPath:"#/properties/upstreamId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema39.properties.upstreamId,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/upstreamId",schemaPath:"#/properties/upstreamId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.upstreamId.type,parentSchema:schema39.properties.upstreamId,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.overrides !== undefined){
if(!(validate26(data.overrides, {instancePath:instancePath+"/overrides",parentData:data,parentDataProperty:"overrides",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema56 = {"type":"object","properties":{"systemRole":{"type":"string","enum":["system","developer"],"description":"\"system\" or \"developer\", the role of what the system says"},"systemPlacement":{"type":"string","enum":["anywhere","first"],"description":"\"anywhere\", or \"first\" where only one system message may stand, in front"},"mergeAdjacent":{"type":"boolean","description":"true or false: whether two messages of one role may not follow each other"},"maxTokensField":{"type":"string","enum":["max_tokens","max_completion_tokens"],"description":"\"max_tokens\" or \"max_completion_tokens\""},"efforts":{"type":"object","description":"a JSON object that gives each effort a setting with \"thinks\" and \"body\"","additionalProperties":{"$ref":"#/$defs/EffortSetting"}},"otherEffort":{"anyOf":[{"$ref":"#/$defs/EffortSetting"},{"type":"string","enum":["send"]}],"description":"\"send\" for reasoning_effort as it is, or a setting with \"thinks\" and \"body\""},"noEffort":{"$ref":"#/$defs/EffortSetting","description":"a setting with \"thinks\" and \"body\""},"echoReasoning":{"type":"string","enum":["always","tool-turns","never"],"description":"\"always\", \"tool-turns\" or \"never\": where earlier thoughts go back"},"reasoningField":{"type":"string","enum":["reasoning_content","reasoning"],"description":"\"reasoning_content\" or \"reasoning\""},"missingReasoning":{"type":"string","enum":["send","placeholder","thinking-off"],"description":"\"send\", \"placeholder\" or \"thinking-off\": what is done about a thought that is lost"},"toolChoices":{"$ref":"#/$defs/ToolChoices","description":"a JSON object with the lists \"thinking\" and \"plain\""},"parallelCalls":{"type":"string","enum":["send","omit"],"description":"\"send\" or \"omit\": what becomes of parallel_tool_calls"},"strictTools":{"type":"boolean","description":"true or false: whether a tool's \"strict\" is sent"},"schema":{"$ref":"#/$defs/SchemaRules","description":"a JSON object of what is accepted in the JSON Schema of a tool"},"webSearch":{"anyOf":[{"$ref":"#/$defs/SearchRules"},{"type":"null"}],"description":"null, or a JSON object with \"tool\" and \"body\""},"jsonOutput":{"type":"string","enum":["json_schema","json_object","none"],"description":"\"json_schema\", \"json_object\" or \"none\""},"images":{"type":"boolean","description":"true or false: whether images are read"},"visionModel":{"anyOf":[{"$ref":"#/$defs/Words"},{"type":"null"}],"description":"null, or the model that answers for images which this one cannot read"},"toolParts":{"type":"boolean","description":"true or false: whether a tool's answer may be a list of parts"},"imageNeedsText":{"type":"boolean","description":"true or false: whether an image needs a text beside it"},"omitWhenThinking":{"type":"array","items":{"$ref":"#/$defs/OptionField"},"description":"a list of options, such as \"temperature\", that are left out while the model thinks"},"omit":{"type":"array","items":{"$ref":"#/$defs/OptionField"},"description":"a list of options, such as \"service_tier\", that are always left out"},"plainWithTools":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of the beginnings of names of models that refuse tools while they think, such as \"gpt-5.5\""},"withTools":{"type":"object","description":"a JSON object that is laid over the request's body when tools are offered","additionalProperties":true},"reasoningFields":{"type":"array","items":{"$ref":"#/$defs/Words"},"description":"a list of the fields of an answer that hold thoughts, the first one with text wins"},"thinkTags":{"type":"boolean","description":"true or false: whether thoughts come as <think>…</think> inside the text"},"leaks":{"type":"array","items":{"$ref":"#/$defs/LeakDialect"},"description":"a list of the dialects in which its models write calls into the text: \"dsml\", \"xml\", \"kimi\", \"mistral\""}},"description":"a JSON object of facts about the provider","additionalProperties":false};
const schema66 = {"type":"string","enum":["dsml","xml","kimi","mistral"],"description":"\"dsml\", \"xml\", \"kimi\" or \"mistral\""};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema56.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.systemRole !== undefined){
let data0 = data.systemRole;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/systemRole",schemaPath:"#/properties/systemRole/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.systemRole.type,parentSchema:schema56.properties.systemRole,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!((data0 === "system") || (data0 === "developer"))){
const err2 = {instancePath:instancePath+"/systemRole",schemaPath:"#/properties/systemRole/enum",keyword:"enum",params:{allowedValues: schema56.properties.systemRole.enum},message:"must be equal to one of the allowed values",schema:schema56.properties.systemRole.enum,parentSchema:schema56.properties.systemRole,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.systemPlacement !== undefined){
let data1 = data.systemPlacement;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/systemPlacement",schemaPath:"#/properties/systemPlacement/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.systemPlacement.type,parentSchema:schema56.properties.systemPlacement,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((data1 === "anywhere") || (data1 === "first"))){
const err4 = {instancePath:instancePath+"/systemPlacement",schemaPath:"#/properties/systemPlacement/enum",keyword:"enum",params:{allowedValues: schema56.properties.systemPlacement.enum},message:"must be equal to one of the allowed values",schema:schema56.properties.systemPlacement.enum,parentSchema:schema56.properties.systemPlacement,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.mergeAdjacent !== undefined){
let data2 = data.mergeAdjacent;
if(typeof data2 !== "boolean"){
const err5 = {instancePath:instancePath+"/mergeAdjacent",schemaPath:"#/properties/mergeAdjacent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema56.properties.mergeAdjacent.type,parentSchema:schema56.properties.mergeAdjacent,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.maxTokensField !== undefined){
let data3 = data.maxTokensField;
if(typeof data3 !== "string"){
const err6 = {instancePath:instancePath+"/maxTokensField",schemaPath:"#/properties/maxTokensField/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.maxTokensField.type,parentSchema:schema56.properties.maxTokensField,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!((data3 === "max_tokens") || (data3 === "max_completion_tokens"))){
const err7 = {instancePath:instancePath+"/maxTokensField",schemaPath:"#/properties/maxTokensField/enum",keyword:"enum",params:{allowedValues: schema56.properties.maxTokensField.enum},message:"must be equal to one of the allowed values",schema:schema56.properties.maxTokensField.enum,parentSchema:schema56.properties.maxTokensField,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.efforts !== undefined){
let data4 = data.efforts;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.thinks === undefined){
const err8 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "thinks"},message:"must have required property '"+"thinks"+"'",schema:schema43.required,parentSchema:schema43,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data5.body === undefined){
const err9 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "body"},message:"must have required property '"+"body"+"'",schema:schema43.required,parentSchema:schema43,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key2 in data5){
if(!((key2 === "thinks") || (key2 === "body"))){
const err10 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/EffortSetting/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data5.thinks !== undefined){
let data6 = data5.thinks;
if(typeof data6 !== "boolean"){
const err11 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/thinks",schemaPath:"#/$defs/EffortSetting/properties/thinks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema43.properties.thinks.type,parentSchema:schema43.properties.thinks,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data5.body !== undefined){
let data7 = data5.body;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
}
else {
const err12 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/body",schemaPath:"#/$defs/EffortSetting/properties/body/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.properties.body.type,parentSchema:schema43.properties.body,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/efforts/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/EffortSetting/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/efforts",schemaPath:"#/properties/efforts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.properties.efforts.type,parentSchema:schema56.properties.efforts,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.otherEffort !== undefined){
let data8 = data.otherEffort;
const _errs23 = errors;
let valid4 = false;
const _errs24 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.thinks === undefined){
const err15 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "thinks"},message:"must have required property '"+"thinks"+"'",schema:schema43.required,parentSchema:schema43,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data8.body === undefined){
const err16 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "body"},message:"must have required property '"+"body"+"'",schema:schema43.required,parentSchema:schema43,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key3 in data8){
if(!((key3 === "thinks") || (key3 === "body"))){
const err17 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/$defs/EffortSetting/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data8.thinks !== undefined){
let data9 = data8.thinks;
if(typeof data9 !== "boolean"){
const err18 = {instancePath:instancePath+"/otherEffort/thinks",schemaPath:"#/$defs/EffortSetting/properties/thinks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema43.properties.thinks.type,parentSchema:schema43.properties.thinks,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data8.body !== undefined){
let data10 = data8.body;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
}
else {
const err19 = {instancePath:instancePath+"/otherEffort/body",schemaPath:"#/$defs/EffortSetting/properties/body/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.properties.body.type,parentSchema:schema43.properties.body,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/$defs/EffortSetting/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid0 = _errs24 === errors;
valid4 = valid4 || _valid0;
const _errs33 = errors;
if(typeof data8 !== "string"){
const err21 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/properties/otherEffort/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.otherEffort.anyOf[1].type,parentSchema:schema56.properties.otherEffort.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!(data8 === "send")){
const err22 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/properties/otherEffort/anyOf/1/enum",keyword:"enum",params:{allowedValues: schema56.properties.otherEffort.anyOf[1].enum},message:"must be equal to one of the allowed values",schema:schema56.properties.otherEffort.anyOf[1].enum,parentSchema:schema56.properties.otherEffort.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid0 = _errs33 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const err23 = {instancePath:instancePath+"/otherEffort",schemaPath:"#/properties/otherEffort/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema56.properties.otherEffort.anyOf,parentSchema:schema56.properties.otherEffort,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
}
}
if(data.noEffort !== undefined){
let data11 = data.noEffort;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.thinks === undefined){
const err24 = {instancePath:instancePath+"/noEffort",schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "thinks"},message:"must have required property '"+"thinks"+"'",schema:schema43.required,parentSchema:schema43,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data11.body === undefined){
const err25 = {instancePath:instancePath+"/noEffort",schemaPath:"#/$defs/EffortSetting/required",keyword:"required",params:{missingProperty: "body"},message:"must have required property '"+"body"+"'",schema:schema43.required,parentSchema:schema43,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key4 in data11){
if(!((key4 === "thinks") || (key4 === "body"))){
const err26 = {instancePath:instancePath+"/noEffort",schemaPath:"#/$defs/EffortSetting/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data11.thinks !== undefined){
let data12 = data11.thinks;
if(typeof data12 !== "boolean"){
const err27 = {instancePath:instancePath+"/noEffort/thinks",schemaPath:"#/$defs/EffortSetting/properties/thinks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema43.properties.thinks.type,parentSchema:schema43.properties.thinks,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data11.body !== undefined){
let data13 = data11.body;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
}
else {
const err28 = {instancePath:instancePath+"/noEffort/body",schemaPath:"#/$defs/EffortSetting/properties/body/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.properties.body.type,parentSchema:schema43.properties.body,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/noEffort",schemaPath:"#/$defs/EffortSetting/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.echoReasoning !== undefined){
let data14 = data.echoReasoning;
if(typeof data14 !== "string"){
const err30 = {instancePath:instancePath+"/echoReasoning",schemaPath:"#/properties/echoReasoning/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.echoReasoning.type,parentSchema:schema56.properties.echoReasoning,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!(((data14 === "always") || (data14 === "tool-turns")) || (data14 === "never"))){
const err31 = {instancePath:instancePath+"/echoReasoning",schemaPath:"#/properties/echoReasoning/enum",keyword:"enum",params:{allowedValues: schema56.properties.echoReasoning.enum},message:"must be equal to one of the allowed values",schema:schema56.properties.echoReasoning.enum,parentSchema:schema56.properties.echoReasoning,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.reasoningField !== undefined){
let data15 = data.reasoningField;
if(typeof data15 !== "string"){
const err32 = {instancePath:instancePath+"/reasoningField",schemaPath:"#/properties/reasoningField/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.reasoningField.type,parentSchema:schema56.properties.reasoningField,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!((data15 === "reasoning_content") || (data15 === "reasoning"))){
const err33 = {instancePath:instancePath+"/reasoningField",schemaPath:"#/properties/reasoningField/enum",keyword:"enum",params:{allowedValues: schema56.properties.reasoningField.enum},message:"must be equal to one of the allowed values",schema:schema56.properties.reasoningField.enum,parentSchema:schema56.properties.reasoningField,data:data15};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.missingReasoning !== undefined){
let data16 = data.missingReasoning;
if(typeof data16 !== "string"){
const err34 = {instancePath:instancePath+"/missingReasoning",schemaPath:"#/properties/missingReasoning/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.missingReasoning.type,parentSchema:schema56.properties.missingReasoning,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!(((data16 === "send") || (data16 === "placeholder")) || (data16 === "thinking-off"))){
const err35 = {instancePath:instancePath+"/missingReasoning",schemaPath:"#/properties/missingReasoning/enum",keyword:"enum",params:{allowedValues: schema56.properties.missingReasoning.enum},message:"must be equal to one of the allowed values",schema:schema56.properties.missingReasoning.enum,parentSchema:schema56.properties.missingReasoning,data:data16};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.toolChoices !== undefined){
if(!(validate27(data.toolChoices, {instancePath:instancePath+"/toolChoices",parentData:data,parentDataProperty:"toolChoices",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.parallelCalls !== undefined){
let data18 = data.parallelCalls;
if(typeof data18 !== "string"){
const err36 = {instancePath:instancePath+"/parallelCalls",schemaPath:"#/properties/parallelCalls/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.parallelCalls.type,parentSchema:schema56.properties.parallelCalls,data:data18};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!((data18 === "send") || (data18 === "omit"))){
const err37 = {instancePath:instancePath+"/parallelCalls",schemaPath:"#/properties/parallelCalls/enum",keyword:"enum",params:{allowedValues: schema56.properties.parallelCalls.enum},message:"must be equal to one of the allowed values",schema:schema56.properties.parallelCalls.enum,parentSchema:schema56.properties.parallelCalls,data:data18};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.strictTools !== undefined){
let data19 = data.strictTools;
if(typeof data19 !== "boolean"){
const err38 = {instancePath:instancePath+"/strictTools",schemaPath:"#/properties/strictTools/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema56.properties.strictTools.type,parentSchema:schema56.properties.strictTools,data:data19};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.schema !== undefined){
if(!(validate29(data.schema, {instancePath:instancePath+"/schema",parentData:data,parentDataProperty:"schema",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.webSearch !== undefined){
let data21 = data.webSearch;
const _errs57 = errors;
let valid9 = false;
const _errs58 = errors;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key5 in data21){
if(!((key5 === "tool") || (key5 === "body"))){
const err39 = {instancePath:instancePath+"/webSearch",schemaPath:"#/$defs/SearchRules/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema51,data:data21};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data21.tool !== undefined){
let data22 = data21.tool;
if(typeof data22 !== "boolean"){
const err40 = {instancePath:instancePath+"/webSearch/tool",schemaPath:"#/$defs/SearchRules/properties/tool/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema51.properties.tool.type,parentSchema:schema51.properties.tool,data:data22};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data21.body !== undefined){
let data23 = data21.body;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
}
else {
const err41 = {instancePath:instancePath+"/webSearch/body",schemaPath:"#/$defs/SearchRules/properties/body/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.properties.body.type,parentSchema:schema51.properties.body,data:data23};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/webSearch",schemaPath:"#/$defs/SearchRules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data:data21};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid1 = _errs58 === errors;
valid9 = valid9 || _valid1;
const _errs67 = errors;
if(data21 !== null){
const err43 = {instancePath:instancePath+"/webSearch",schemaPath:"#/properties/webSearch/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema56.properties.webSearch.anyOf[1].type,parentSchema:schema56.properties.webSearch.anyOf[1],data:data21};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid1 = _errs67 === errors;
valid9 = valid9 || _valid1;
if(!valid9){
const err44 = {instancePath:instancePath+"/webSearch",schemaPath:"#/properties/webSearch/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema56.properties.webSearch.anyOf,parentSchema:schema56.properties.webSearch,data:data21};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
}
if(data.jsonOutput !== undefined){
let data24 = data.jsonOutput;
if(typeof data24 !== "string"){
const err45 = {instancePath:instancePath+"/jsonOutput",schemaPath:"#/properties/jsonOutput/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema56.properties.jsonOutput.type,parentSchema:schema56.properties.jsonOutput,data:data24};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(!(((data24 === "json_schema") || (data24 === "json_object")) || (data24 === "none"))){
const err46 = {instancePath:instancePath+"/jsonOutput",schemaPath:"#/properties/jsonOutput/enum",keyword:"enum",params:{allowedValues: schema56.properties.jsonOutput.enum},message:"must be equal to one of the allowed values",schema:schema56.properties.jsonOutput.enum,parentSchema:schema56.properties.jsonOutput,data:data24};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.images !== undefined){
let data25 = data.images;
if(typeof data25 !== "boolean"){
const err47 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema56.properties.images.type,parentSchema:schema56.properties.images,data:data25};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.visionModel !== undefined){
let data26 = data.visionModel;
const _errs74 = errors;
let valid12 = false;
const _errs75 = errors;
if(typeof data26 === "string"){
if(data26.length < 1){
const err48 = {instancePath:instancePath+"/visionModel",schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data26};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/visionModel",schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data26};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid2 = _errs75 === errors;
valid12 = valid12 || _valid2;
const _errs78 = errors;
if(data26 !== null){
const err50 = {instancePath:instancePath+"/visionModel",schemaPath:"#/properties/visionModel/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema56.properties.visionModel.anyOf[1].type,parentSchema:schema56.properties.visionModel.anyOf[1],data:data26};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
var _valid2 = _errs78 === errors;
valid12 = valid12 || _valid2;
if(!valid12){
const err51 = {instancePath:instancePath+"/visionModel",schemaPath:"#/properties/visionModel/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema56.properties.visionModel.anyOf,parentSchema:schema56.properties.visionModel,data:data26};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
else {
errors = _errs74;
if(vErrors !== null){
if(_errs74){
vErrors.length = _errs74;
}
else {
vErrors = null;
}
}
}
}
if(data.toolParts !== undefined){
let data27 = data.toolParts;
if(typeof data27 !== "boolean"){
const err52 = {instancePath:instancePath+"/toolParts",schemaPath:"#/properties/toolParts/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema56.properties.toolParts.type,parentSchema:schema56.properties.toolParts,data:data27};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.imageNeedsText !== undefined){
let data28 = data.imageNeedsText;
if(typeof data28 !== "boolean"){
const err53 = {instancePath:instancePath+"/imageNeedsText",schemaPath:"#/properties/imageNeedsText/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema56.properties.imageNeedsText.type,parentSchema:schema56.properties.imageNeedsText,data:data28};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.omitWhenThinking !== undefined){
let data29 = data.omitWhenThinking;
if(Array.isArray(data29)){
const len0 = data29.length;
for(let i0=0; i0<len0; i0++){
let data30 = data29[i0];
if(typeof data30 !== "string"){
const err54 = {instancePath:instancePath+"/omitWhenThinking/" + i0,schemaPath:"#/$defs/OptionField/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data:data30};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!((((((((data30 === "temperature") || (data30 === "top_p")) || (data30 === "presence_penalty")) || (data30 === "frequency_penalty")) || (data30 === "verbosity")) || (data30 === "service_tier")) || (data30 === "prompt_cache_key")) || (data30 === "safety_identifier"))){
const err55 = {instancePath:instancePath+"/omitWhenThinking/" + i0,schemaPath:"#/$defs/OptionField/enum",keyword:"enum",params:{allowedValues: schema53.enum},message:"must be equal to one of the allowed values",schema:schema53.enum,parentSchema:schema53,data:data30};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/omitWhenThinking",schemaPath:"#/properties/omitWhenThinking/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.omitWhenThinking.type,parentSchema:schema56.properties.omitWhenThinking,data:data29};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.omit !== undefined){
let data31 = data.omit;
if(Array.isArray(data31)){
const len1 = data31.length;
for(let i1=0; i1<len1; i1++){
let data32 = data31[i1];
if(typeof data32 !== "string"){
const err57 = {instancePath:instancePath+"/omit/" + i1,schemaPath:"#/$defs/OptionField/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data:data32};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(!((((((((data32 === "temperature") || (data32 === "top_p")) || (data32 === "presence_penalty")) || (data32 === "frequency_penalty")) || (data32 === "verbosity")) || (data32 === "service_tier")) || (data32 === "prompt_cache_key")) || (data32 === "safety_identifier"))){
const err58 = {instancePath:instancePath+"/omit/" + i1,schemaPath:"#/$defs/OptionField/enum",keyword:"enum",params:{allowedValues: schema53.enum},message:"must be equal to one of the allowed values",schema:schema53.enum,parentSchema:schema53,data:data32};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/omit",schemaPath:"#/properties/omit/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.omit.type,parentSchema:schema56.properties.omit,data:data31};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.plainWithTools !== undefined){
let data33 = data.plainWithTools;
if(Array.isArray(data33)){
const len2 = data33.length;
for(let i2=0; i2<len2; i2++){
let data34 = data33[i2];
if(typeof data34 === "string"){
if(data34.length < 1){
const err60 = {instancePath:instancePath+"/plainWithTools/" + i2,schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data34};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/plainWithTools/" + i2,schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data34};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/plainWithTools",schemaPath:"#/properties/plainWithTools/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.plainWithTools.type,parentSchema:schema56.properties.plainWithTools,data:data33};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.withTools !== undefined){
let data35 = data.withTools;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
}
else {
const err63 = {instancePath:instancePath+"/withTools",schemaPath:"#/properties/withTools/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.properties.withTools.type,parentSchema:schema56.properties.withTools,data:data35};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.reasoningFields !== undefined){
let data36 = data.reasoningFields;
if(Array.isArray(data36)){
const len3 = data36.length;
for(let i3=0; i3<len3; i3++){
let data37 = data36[i3];
if(typeof data37 === "string"){
if(data37.length < 1){
const err64 = {instancePath:instancePath+"/reasoningFields/" + i3,schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data37};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/reasoningFields/" + i3,schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data37};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/reasoningFields",schemaPath:"#/properties/reasoningFields/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.reasoningFields.type,parentSchema:schema56.properties.reasoningFields,data:data36};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.thinkTags !== undefined){
let data38 = data.thinkTags;
if(typeof data38 !== "boolean"){
const err67 = {instancePath:instancePath+"/thinkTags",schemaPath:"#/properties/thinkTags/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema56.properties.thinkTags.type,parentSchema:schema56.properties.thinkTags,data:data38};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.leaks !== undefined){
let data39 = data.leaks;
if(Array.isArray(data39)){
const len4 = data39.length;
for(let i4=0; i4<len4; i4++){
let data40 = data39[i4];
if(typeof data40 !== "string"){
const err68 = {instancePath:instancePath+"/leaks/" + i4,schemaPath:"#/$defs/LeakDialect/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema66.type,parentSchema:schema66,data:data40};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(!((((data40 === "dsml") || (data40 === "xml")) || (data40 === "kimi")) || (data40 === "mistral"))){
const err69 = {instancePath:instancePath+"/leaks/" + i4,schemaPath:"#/$defs/LeakDialect/enum",keyword:"enum",params:{allowedValues: schema66.enum},message:"must be equal to one of the allowed values",schema:schema66.enum,parentSchema:schema66,data:data40};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/leaks",schemaPath:"#/properties/leaks/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema56.properties.leaks.type,parentSchema:schema56.properties.leaks,data:data39};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
else {
const err71 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema67 = {"type":"object","properties":{"connectMs":{"$ref":"#/$defs/Milliseconds","description":"a whole number of milliseconds for a connection, from 1 to 86400000"},"headersMs":{"$ref":"#/$defs/Milliseconds","description":"a whole number of milliseconds until the answer begins, from 1 to 86400000"},"idleMs":{"$ref":"#/$defs/Milliseconds","description":"a whole number of milliseconds between two pieces of the answer, from 1 to 86400000"}},"description":"a JSON object of milliseconds: \"connectMs\", \"headersMs\" and \"idleMs\"","additionalProperties":false};
const schema68 = {"type":"integer","format":"int32","minimum":1,"maximum":86400000,"description":"a whole number of milliseconds, from 1 to 86400000"};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "connectMs") || (key0 === "headersMs")) || (key0 === "idleMs"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.connectMs !== undefined){
let data0 = data.connectMs;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
const err1 = {instancePath:instancePath+"/connectMs",schemaPath:"#/$defs/Milliseconds/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema68.type,parentSchema:schema68,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(typeof data0 == "number"){
if(data0 > 86400000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/connectMs",schemaPath:"#/$defs/Milliseconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000",schema:86400000,parentSchema:schema68,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/connectMs",schemaPath:"#/$defs/Milliseconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema68,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.headersMs !== undefined){
let data1 = data.headersMs;
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
const err4 = {instancePath:instancePath+"/headersMs",schemaPath:"#/$defs/Milliseconds/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema68.type,parentSchema:schema68,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(typeof data1 == "number"){
if(data1 > 86400000 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/headersMs",schemaPath:"#/$defs/Milliseconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000",schema:86400000,parentSchema:schema68,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/headersMs",schemaPath:"#/$defs/Milliseconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema68,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.idleMs !== undefined){
let data2 = data.idleMs;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err7 = {instancePath:instancePath+"/idleMs",schemaPath:"#/$defs/Milliseconds/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema68.type,parentSchema:schema68,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 > 86400000 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/idleMs",schemaPath:"#/$defs/Milliseconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000",schema:86400000,parentSchema:schema68,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/idleMs",schemaPath:"#/$defs/Milliseconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema68,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema67.type,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema71 = {"type":"object","properties":{"concurrency":{"anyOf":[{"$ref":"#/$defs/Count"},{"type":"null"}],"description":"a whole number of requests at the same time, or null for no limit"},"intervalMs":{"anyOf":[{"$ref":"#/$defs/Milliseconds"},{"type":"null"}],"description":"a whole number of milliseconds from one request to the next, or null for none"},"requestsPerMinute":{"anyOf":[{"$ref":"#/$defs/Count"},{"type":"null"}],"description":"a whole number of requests, or null for no limit"},"tokensPerMinute":{"anyOf":[{"$ref":"#/$defs/Count"},{"type":"null"}],"description":"a whole number of tokens, or null for no limit"}},"description":"a JSON object of limits: \"concurrency\", \"intervalMs\", \"requestsPerMinute\" and \"tokensPerMinute\"","additionalProperties":false};
const schema72 = {"type":"integer","format":"int32","minimum":1,"maximum":2147483647,"description":"a whole number, at least 1"};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "concurrency") || (key0 === "intervalMs")) || (key0 === "requestsPerMinute")) || (key0 === "tokensPerMinute"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.concurrency !== undefined){
let data0 = data.concurrency;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
const err1 = {instancePath:instancePath+"/concurrency",schemaPath:"#/$defs/Count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema72.type,parentSchema:schema72,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(typeof data0 == "number"){
if(data0 > 2147483647 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/concurrency",schemaPath:"#/$defs/Count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647",schema:2147483647,parentSchema:schema72,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/concurrency",schemaPath:"#/$defs/Count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema72,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
const _errs7 = errors;
if(data0 !== null){
const err4 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema71.properties.concurrency.anyOf[1].type,parentSchema:schema71.properties.concurrency.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err5 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema71.properties.concurrency.anyOf,parentSchema:schema71.properties.concurrency,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
if(data.intervalMs !== undefined){
let data1 = data.intervalMs;
const _errs10 = errors;
let valid3 = false;
const _errs11 = errors;
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
const err6 = {instancePath:instancePath+"/intervalMs",schemaPath:"#/$defs/Milliseconds/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema68.type,parentSchema:schema68,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data1 == "number"){
if(data1 > 86400000 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/intervalMs",schemaPath:"#/$defs/Milliseconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000",schema:86400000,parentSchema:schema68,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/intervalMs",schemaPath:"#/$defs/Milliseconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema68,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid1 = _errs11 === errors;
valid3 = valid3 || _valid1;
const _errs14 = errors;
if(data1 !== null){
const err9 = {instancePath:instancePath+"/intervalMs",schemaPath:"#/properties/intervalMs/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema71.properties.intervalMs.anyOf[1].type,parentSchema:schema71.properties.intervalMs.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid1 = _errs14 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const err10 = {instancePath:instancePath+"/intervalMs",schemaPath:"#/properties/intervalMs/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema71.properties.intervalMs.anyOf,parentSchema:schema71.properties.intervalMs,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
}
if(data.requestsPerMinute !== undefined){
let data2 = data.requestsPerMinute;
const _errs17 = errors;
let valid5 = false;
const _errs18 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err11 = {instancePath:instancePath+"/requestsPerMinute",schemaPath:"#/$defs/Count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema72.type,parentSchema:schema72,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 > 2147483647 || isNaN(data2)){
const err12 = {instancePath:instancePath+"/requestsPerMinute",schemaPath:"#/$defs/Count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647",schema:2147483647,parentSchema:schema72,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err13 = {instancePath:instancePath+"/requestsPerMinute",schemaPath:"#/$defs/Count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema72,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var _valid2 = _errs18 === errors;
valid5 = valid5 || _valid2;
const _errs21 = errors;
if(data2 !== null){
const err14 = {instancePath:instancePath+"/requestsPerMinute",schemaPath:"#/properties/requestsPerMinute/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema71.properties.requestsPerMinute.anyOf[1].type,parentSchema:schema71.properties.requestsPerMinute.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid2 = _errs21 === errors;
valid5 = valid5 || _valid2;
if(!valid5){
const err15 = {instancePath:instancePath+"/requestsPerMinute",schemaPath:"#/properties/requestsPerMinute/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema71.properties.requestsPerMinute.anyOf,parentSchema:schema71.properties.requestsPerMinute,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
}
if(data.tokensPerMinute !== undefined){
let data3 = data.tokensPerMinute;
const _errs24 = errors;
let valid7 = false;
const _errs25 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err16 = {instancePath:instancePath+"/tokensPerMinute",schemaPath:"#/$defs/Count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema72.type,parentSchema:schema72,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(typeof data3 == "number"){
if(data3 > 2147483647 || isNaN(data3)){
const err17 = {instancePath:instancePath+"/tokensPerMinute",schemaPath:"#/$defs/Count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647",schema:2147483647,parentSchema:schema72,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err18 = {instancePath:instancePath+"/tokensPerMinute",schemaPath:"#/$defs/Count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema72,data:data3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
var _valid3 = _errs25 === errors;
valid7 = valid7 || _valid3;
const _errs28 = errors;
if(data3 !== null){
const err19 = {instancePath:instancePath+"/tokensPerMinute",schemaPath:"#/properties/tokensPerMinute/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema71.properties.tokensPerMinute.anyOf[1].type,parentSchema:schema71.properties.tokensPerMinute.anyOf[1],data:data3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid3 = _errs28 === errors;
valid7 = valid7 || _valid3;
if(!valid7){
const err20 = {instancePath:instancePath+"/tokensPerMinute",schemaPath:"#/properties/tokensPerMinute/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema71.properties.tokensPerMinute.anyOf,parentSchema:schema71.properties.tokensPerMinute,data:data3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema71.type,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema76 = {"type":"object","required":["input","output"],"properties":{"input":{"$ref":"#/$defs/Amount","description":"a price per million tokens"},"cachedInput":{"$ref":"#/$defs/Amount","description":"a price per million tokens"},"output":{"$ref":"#/$defs/Amount","description":"a price per million tokens"},"currency":{"type":"string","pattern":"^[A-Z]{3}$","description":"a currency of three capitals, such as USD, which it is when left out"}},"description":"a JSON object of prices per million tokens: \"input\", \"cachedInput\" and \"output\"","additionalProperties":false};
const schema77 = {"type":"number","format":"double","minimum":0,"description":"a number that is not negative"};
const pattern7 = new RegExp("^[A-Z]{3}$", "u");

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.input === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "input"},message:"must have required property '"+"input"+"'",schema:schema76.required,parentSchema:schema76,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.output === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "output"},message:"must have required property '"+"output"+"'",schema:schema76.required,parentSchema:schema76,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "input") || (key0 === "cachedInput")) || (key0 === "output")) || (key0 === "currency"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema76,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.input !== undefined){
let data0 = data.input;
if(typeof data0 == "number"){
if(data0 < 0 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/input",schemaPath:"#/$defs/Amount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema77,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/input",schemaPath:"#/$defs/Amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema77.type,parentSchema:schema77,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.cachedInput !== undefined){
let data1 = data.cachedInput;
if(typeof data1 == "number"){
if(data1 < 0 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/cachedInput",schemaPath:"#/$defs/Amount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema77,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/cachedInput",schemaPath:"#/$defs/Amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema77.type,parentSchema:schema77,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.output !== undefined){
let data2 = data.output;
if(typeof data2 == "number"){
if(data2 < 0 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/output",schemaPath:"#/$defs/Amount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema77,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/output",schemaPath:"#/$defs/Amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema77.type,parentSchema:schema77,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.currency !== undefined){
let data3 = data.currency;
if(typeof data3 === "string"){
if(!pattern7.test(data3)){
const err9 = {instancePath:instancePath+"/currency",schemaPath:"#/properties/currency/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\"",schema:"^[A-Z]{3}$",parentSchema:schema76.properties.currency,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/currency",schemaPath:"#/properties/currency/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema76.properties.currency.type,parentSchema:schema76.properties.currency,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema76.type,parentSchema:schema76,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 64){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/ProviderId/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema33,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern4.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/ProviderId/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9.-]*$"+"\"",schema:"^[a-z0-9][a-z0-9.-]*$",parentSchema:schema33,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/ProviderId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.type,parentSchema:schema33,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.like !== undefined){
let data1 = data.like;
if(typeof data1 === "string"){
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/like",schemaPath:"#/properties/like/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.like,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/like",schemaPath:"#/properties/like/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.like.type,parentSchema:schema32.properties.like,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.aliases !== undefined){
let data2 = data.aliases;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(data3.length > 64){
const err7 = {instancePath:instancePath+"/aliases/" + i0,schemaPath:"#/$defs/ProviderId/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema33,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern4.test(data3)){
const err8 = {instancePath:instancePath+"/aliases/" + i0,schemaPath:"#/$defs/ProviderId/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9.-]*$"+"\"",schema:"^[a-z0-9][a-z0-9.-]*$",parentSchema:schema33,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/aliases/" + i0,schemaPath:"#/$defs/ProviderId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.type,parentSchema:schema33,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/aliases",schemaPath:"#/properties/aliases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.aliases.type,parentSchema:schema32.properties.aliases,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.displayName !== undefined){
let data4 = data.displayName;
if(typeof data4 === "string"){
if(data4.length < 1){
const err11 = {instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.displayName,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/displayName",schemaPath:"#/properties/displayName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.displayName.type,parentSchema:schema32.properties.displayName,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.baseUrl !== undefined){
let data5 = data.baseUrl;
if(typeof data5 === "string"){
if(data5.length < 1){
const err13 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.baseUrl,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/baseUrl",schemaPath:"#/properties/baseUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.baseUrl.type,parentSchema:schema32.properties.baseUrl,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.wire !== undefined){
let data6 = data.wire;
if(typeof data6 !== "string"){
const err15 = {instancePath:instancePath+"/wire",schemaPath:"#/properties/wire/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.wire.type,parentSchema:schema32.properties.wire,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!(data6 === "chat")){
const err16 = {instancePath:instancePath+"/wire",schemaPath:"#/properties/wire/enum",keyword:"enum",params:{allowedValues: schema32.properties.wire.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.wire.enum,parentSchema:schema32.properties.wire,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.key !== undefined){
let data7 = data.key;
const _errs19 = errors;
let valid5 = false;
const _errs20 = errors;
if(!(validate22(data7, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var _valid0 = _errs20 === errors;
valid5 = valid5 || _valid0;
const _errs21 = errors;
if(Array.isArray(data7)){
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
if(!(validate22(data7[i1], {instancePath:instancePath+"/key/" + i1,parentData:data7,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.key.anyOf[1].type,parentSchema:schema32.properties.key.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid5 = valid5 || _valid0;
if(!valid5){
const err18 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema32.properties.key.anyOf,parentSchema:schema32.properties.key,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
}
if(data.keyOrder !== undefined){
let data9 = data.keyOrder;
if(typeof data9 !== "string"){
const err19 = {instancePath:instancePath+"/keyOrder",schemaPath:"#/properties/keyOrder/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.keyOrder.type,parentSchema:schema32.properties.keyOrder,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!((data9 === "ordered") || (data9 === "round-robin"))){
const err20 = {instancePath:instancePath+"/keyOrder",schemaPath:"#/properties/keyOrder/enum",keyword:"enum",params:{allowedValues: schema32.properties.keyOrder.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.keyOrder.enum,parentSchema:schema32.properties.keyOrder,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.headers !== undefined){
let data10 = data.headers;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key1 in data10){
let data11 = data10[key1];
if(typeof data11 !== "string"){
const err21 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/AnyText/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.type,parentSchema:schema37,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.headers.type,parentSchema:schema32.properties.headers,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.query !== undefined){
let data12 = data.query;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key2 in data12){
let data13 = data12[key2];
if(typeof data13 !== "string"){
const err23 = {instancePath:instancePath+"/query/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/AnyText/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.type,parentSchema:schema37,data:data13};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.query.type,parentSchema:schema32.properties.query,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.defaultModel !== undefined){
let data14 = data.defaultModel;
if(typeof data14 === "string"){
if(data14.length < 1){
const err25 = {instancePath:instancePath+"/defaultModel",schemaPath:"#/properties/defaultModel/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.defaultModel,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/defaultModel",schemaPath:"#/properties/defaultModel/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.defaultModel.type,parentSchema:schema32.properties.defaultModel,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.models !== undefined){
let data15 = data.models;
if(Array.isArray(data15)){
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
if(!(validate25(data15[i2], {instancePath:instancePath+"/models/" + i2,parentData:data15,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
const err27 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.models.type,parentSchema:schema32.properties.models,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.overrides !== undefined){
if(!(validate33(data.overrides, {instancePath:instancePath+"/overrides",parentData:data,parentDataProperty:"overrides",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.proxy !== undefined){
let data18 = data.proxy;
if(typeof data18 === "string"){
if(data18.length < 1){
const err28 = {instancePath:instancePath+"/proxy",schemaPath:"#/properties/proxy/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.proxy,data:data18};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/proxy",schemaPath:"#/properties/proxy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.proxy.type,parentSchema:schema32.properties.proxy,data:data18};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.caFile !== undefined){
let data19 = data.caFile;
if(typeof data19 === "string"){
if(data19.length < 1){
const err30 = {instancePath:instancePath+"/caFile",schemaPath:"#/properties/caFile/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.caFile,data:data19};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/caFile",schemaPath:"#/properties/caFile/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.caFile.type,parentSchema:schema32.properties.caFile,data:data19};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.timeouts !== undefined){
if(!(validate37(data.timeouts, {instancePath:instancePath+"/timeouts",parentData:data,parentDataProperty:"timeouts",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.limits !== undefined){
if(!(validate39(data.limits, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.prices !== undefined){
let data22 = data.prices;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key3 in data22){
if(!(validate41(data22[key3], {instancePath:instancePath+"/prices/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data22,parentDataProperty:key3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
}
}
else {
const err32 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.prices.type,parentSchema:schema32.properties.prices,data:data22};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema81 = {"type":"object","required":["pattern","targets"],"properties":{"pattern":{"type":"string","minLength":1,"pattern":"^[^*]*\\*?[^*]*$","description":"a name of a model as Codex asks for it, in which one star may stand for any letters"},"targets":{"type":"array","items":{"$ref":"#/$defs/Words"},"minItems":1,"description":"a list of models, at least one: the first answers, and the others are tried in this order when it gives no answer"}},"description":"a JSON object with \"pattern\" and \"targets\"","additionalProperties":false};
const pattern8 = new RegExp("^[^*]*\\*?[^*]*$", "u");

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate44.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.pattern === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "pattern"},message:"must have required property '"+"pattern"+"'",schema:schema81.required,parentSchema:schema81,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.targets === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "targets"},message:"must have required property '"+"targets"+"'",schema:schema81.required,parentSchema:schema81,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "pattern") || (key0 === "targets"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema81,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.pattern !== undefined){
let data0 = data.pattern;
if(typeof data0 === "string"){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema81.properties.pattern,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern8.test(data0)){
const err4 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/pattern",keyword:"pattern",params:{pattern: "^[^*]*\\*?[^*]*$"},message:"must match pattern \""+"^[^*]*\\*?[^*]*$"+"\"",schema:"^[^*]*\\*?[^*]*$",parentSchema:schema81.properties.pattern,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema81.properties.pattern.type,parentSchema:schema81.properties.pattern,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.targets !== undefined){
let data1 = data.targets;
if(Array.isArray(data1)){
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema81.properties.targets,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(data2.length < 1){
const err7 = {instancePath:instancePath+"/targets/" + i0,schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/targets/" + i0,schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/targets",schemaPath:"#/properties/targets/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema81.properties.targets.type,parentSchema:schema81.properties.targets,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema81.type,parentSchema:schema81,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "$schema") || (key0 === "providers")) || (key0 === "aliases")) || (key0 === "routes")) || (key0 === "fallbacks")) || (key0 === "smallModel")) || (key0 === "defaultProvider"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.$schema.type,parentSchema:schema31.properties.$schema,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.providers !== undefined){
let data1 = data.providers;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate21(data1[i0], {instancePath:instancePath+"/providers/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/providers",schemaPath:"#/properties/providers/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.providers.type,parentSchema:schema31.properties.providers,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.aliases !== undefined){
let data3 = data.aliases;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
let data4 = data3[key1];
if(typeof data4 === "string"){
if(data4.length < 1){
const err3 = {instancePath:instancePath+"/aliases/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/aliases/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/aliases",schemaPath:"#/properties/aliases/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.aliases.type,parentSchema:schema31.properties.aliases,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.routes !== undefined){
let data5 = data.routes;
if(Array.isArray(data5)){
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
if(!(validate44(data5[i1], {instancePath:instancePath+"/routes/" + i1,parentData:data5,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/routes",schemaPath:"#/properties/routes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.routes.type,parentSchema:schema31.properties.routes,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.fallbacks !== undefined){
let data7 = data.fallbacks;
if(Array.isArray(data7)){
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
if(typeof data8 === "string"){
if(data8.length < 1){
const err7 = {instancePath:instancePath+"/fallbacks/" + i2,schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema36,data:data8};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/fallbacks/" + i2,schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data8};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/fallbacks",schemaPath:"#/properties/fallbacks/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.fallbacks.type,parentSchema:schema31.properties.fallbacks,data:data7};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.smallModel !== undefined){
let data9 = data.smallModel;
if(typeof data9 === "string"){
if(data9.length < 1){
const err10 = {instancePath:instancePath+"/smallModel",schemaPath:"#/properties/smallModel/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.smallModel,data:data9};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/smallModel",schemaPath:"#/properties/smallModel/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.smallModel.type,parentSchema:schema31.properties.smallModel,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.defaultProvider !== undefined){
let data10 = data.defaultProvider;
if(typeof data10 === "string"){
if(data10.length < 1){
const err12 = {instancePath:instancePath+"/defaultProvider",schemaPath:"#/properties/defaultProvider/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.defaultProvider,data:data10};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/defaultProvider",schemaPath:"#/properties/defaultProvider/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.defaultProvider.type,parentSchema:schema31.properties.defaultProvider,data:data10};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const isRecording = validate46;
const schema84 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Recording","type":"object","required":["provider","model","scenario","provenance","source","date","exercises","licence","statuses"],"properties":{"provider":{"type":"string","pattern":"^[a-z0-9][a-z0-9-]*$","description":"a provider's name in small letters, digits and dashes, that of the folder above"},"model":{"type":"string","minLength":1,"description":"the model that the client asked for"},"scenario":{"type":"string","pattern":"^[a-z0-9][a-z0-9-]*$","description":"a name in small letters, digits and dashes, that of the folder"},"provenance":{"type":"string","enum":["synthetic","captured"],"description":"\"synthetic\" when a person wrote the bytes, \"captured\" when a provider sent them"},"source":{"type":"string","minLength":1,"description":"a text that tells where the bytes come from"},"date":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$","description":"the day it was made, such as 2026-11-21"},"exercises":{"type":"array","items":{"$ref":"#/$defs/Words"},"minItems":1,"description":"a list of texts, at least one: what this recording shows"},"licence":{"type":"string","minLength":1,"description":"the licence of the recorded text, such as MIT"},"statuses":{"type":"array","items":{"$ref":"#/$defs/RecordedStatus"},"minItems":1,"description":"a list of HTTP statuses, one for each answer of the provider"},"anomalies":{"type":"array","items":{"$ref":"#/$defs/Words"},"minItems":1,"description":"a list of texts: what is odd about the bytes, where something is"}},"description":"a JSON object: what a recorded conversation is, and where it comes from","additionalProperties":false,"$defs":{"Words":{"type":"string","minLength":1,"description":"a text that is not empty"},"RecordedStatus":{"type":"integer","format":"int32","minimum":200,"maximum":599,"description":"an HTTP status from 200 to 599"}}};
const schema85 = {"type":"string","minLength":1,"description":"a text that is not empty"};
const schema86 = {"type":"integer","format":"int32","minimum":200,"maximum":599,"description":"an HTTP status from 200 to 599"};
const pattern9 = new RegExp("^[a-z0-9][a-z0-9-]*$", "u");
const pattern11 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$", "u");

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate46.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.provider === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "provider"},message:"must have required property '"+"provider"+"'",schema:schema84.required,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.model === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'",schema:schema84.required,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.scenario === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scenario"},message:"must have required property '"+"scenario"+"'",schema:schema84.required,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.provenance === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "provenance"},message:"must have required property '"+"provenance"+"'",schema:schema84.required,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.source === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema84.required,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.date === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "date"},message:"must have required property '"+"date"+"'",schema:schema84.required,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.exercises === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "exercises"},message:"must have required property '"+"exercises"+"'",schema:schema84.required,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.licence === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "licence"},message:"must have required property '"+"licence"+"'",schema:schema84.required,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.statuses === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "statuses"},message:"must have required property '"+"statuses"+"'",schema:schema84.required,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema84.properties, key0))){
const err9 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.provider !== undefined){
let data0 = data.provider;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err10 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema84.properties.provider,data:data0};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema84.properties.provider.type,parentSchema:schema84.properties.provider,data:data0};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.model !== undefined){
let data1 = data.model;
if(typeof data1 === "string"){
if(data1.length < 1){
const err12 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema84.properties.model,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema84.properties.model.type,parentSchema:schema84.properties.model,data:data1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.scenario !== undefined){
let data2 = data.scenario;
if(typeof data2 === "string"){
if(!pattern9.test(data2)){
const err14 = {instancePath:instancePath+"/scenario",schemaPath:"#/properties/scenario/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*$"+"\"",schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema84.properties.scenario,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/scenario",schemaPath:"#/properties/scenario/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema84.properties.scenario.type,parentSchema:schema84.properties.scenario,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.provenance !== undefined){
let data3 = data.provenance;
if(typeof data3 !== "string"){
const err16 = {instancePath:instancePath+"/provenance",schemaPath:"#/properties/provenance/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema84.properties.provenance.type,parentSchema:schema84.properties.provenance,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!((data3 === "synthetic") || (data3 === "captured"))){
const err17 = {instancePath:instancePath+"/provenance",schemaPath:"#/properties/provenance/enum",keyword:"enum",params:{allowedValues: schema84.properties.provenance.enum},message:"must be equal to one of the allowed values",schema:schema84.properties.provenance.enum,parentSchema:schema84.properties.provenance,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.source !== undefined){
let data4 = data.source;
if(typeof data4 === "string"){
if(data4.length < 1){
const err18 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema84.properties.source,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema84.properties.source.type,parentSchema:schema84.properties.source,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.date !== undefined){
let data5 = data.date;
if(typeof data5 === "string"){
if(!pattern11.test(data5)){
const err20 = {instancePath:instancePath+"/date",schemaPath:"#/properties/date/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$"+"\"",schema:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$",parentSchema:schema84.properties.date,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/date",schemaPath:"#/properties/date/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema84.properties.date.type,parentSchema:schema84.properties.date,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.exercises !== undefined){
let data6 = data.exercises;
if(Array.isArray(data6)){
if(data6.length < 1){
const err22 = {instancePath:instancePath+"/exercises",schemaPath:"#/properties/exercises/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema84.properties.exercises,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(data7.length < 1){
const err23 = {instancePath:instancePath+"/exercises/" + i0,schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema85,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/exercises/" + i0,schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema85.type,parentSchema:schema85,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/exercises",schemaPath:"#/properties/exercises/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema84.properties.exercises.type,parentSchema:schema84.properties.exercises,data:data6};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.licence !== undefined){
let data8 = data.licence;
if(typeof data8 === "string"){
if(data8.length < 1){
const err26 = {instancePath:instancePath+"/licence",schemaPath:"#/properties/licence/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema84.properties.licence,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/licence",schemaPath:"#/properties/licence/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema84.properties.licence.type,parentSchema:schema84.properties.licence,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.statuses !== undefined){
let data9 = data.statuses;
if(Array.isArray(data9)){
if(data9.length < 1){
const err28 = {instancePath:instancePath+"/statuses",schemaPath:"#/properties/statuses/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema84.properties.statuses,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(!((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10)))){
const err29 = {instancePath:instancePath+"/statuses/" + i1,schemaPath:"#/$defs/RecordedStatus/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema86.type,parentSchema:schema86,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(typeof data10 == "number"){
if(data10 > 599 || isNaN(data10)){
const err30 = {instancePath:instancePath+"/statuses/" + i1,schemaPath:"#/$defs/RecordedStatus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599",schema:599,parentSchema:schema86,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data10 < 200 || isNaN(data10)){
const err31 = {instancePath:instancePath+"/statuses/" + i1,schemaPath:"#/$defs/RecordedStatus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 200},message:"must be >= 200",schema:200,parentSchema:schema86,data:data10};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
}
else {
const err32 = {instancePath:instancePath+"/statuses",schemaPath:"#/properties/statuses/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema84.properties.statuses.type,parentSchema:schema84.properties.statuses,data:data9};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.anomalies !== undefined){
let data11 = data.anomalies;
if(Array.isArray(data11)){
if(data11.length < 1){
const err33 = {instancePath:instancePath+"/anomalies",schemaPath:"#/properties/anomalies/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema84.properties.anomalies,data:data11};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
let data12 = data11[i2];
if(typeof data12 === "string"){
if(data12.length < 1){
const err34 = {instancePath:instancePath+"/anomalies/" + i2,schemaPath:"#/$defs/Words/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema85,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/anomalies/" + i2,schemaPath:"#/$defs/Words/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema85.type,parentSchema:schema85,data:data12};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/anomalies",schemaPath:"#/properties/anomalies/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema84.properties.anomalies.type,parentSchema:schema84.properties.anomalies,data:data11};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema84.type,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}
validate46.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

function complaints(validate, value) {
  if (validate(value)) return [];
  return [...new Set(validate.errors.map(sentence))];
}

function sentence({ instancePath, keyword, params, parentSchema }) {
  const at = instancePath.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (keyword === 'additionalProperties') {
    const known = Object.keys(parentSchema.properties).join(', ');
    return `${nameOf([...at, params.additionalProperty])} is not known here: the fields are ${known}.`;
  }
  if (keyword === 'required') {
    const field = params.missingProperty;
    return `${nameOf([...at, field])} is missing: it must be ${parentSchema.properties[field].description}.`;
  }
  return `${nameOf(at)} must be ${parentSchema.description}.`;
}

function nameOf(steps) {
  if (steps.length === 0) return 'it';
  return JSON.stringify(steps.reduce((path, step) => path + (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).slice(0, 120));
}

/** @type {(value: unknown) => string[]} */
export const complaintsOfProviders = (value) => complaints(isProviders, value);

/** @type {(value: unknown) => string[]} */
export const complaintsOfRecording = (value) => complaints(isRecording, value);
